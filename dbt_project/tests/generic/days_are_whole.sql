{# Fails if a day between the first and the last is missing or stands twice, or if the
   working-day index ever does more than stand still or rise by one. #}
{% test days_are_whole(model) %}

with

days as (

    select
        calendar_date,
        is_working_day,
        working_day_index,
        lag(calendar_date) over (order by calendar_date) as previous_date,
        lag(working_day_index) over (order by calendar_date) as previous_index

    from {{ model }}

)

select calendar_date

from days

where
    {{ calendar_days('previous_date', 'calendar_date') }} != 1
    or working_day_index - previous_index != case when is_working_day then 1 else 0 end

{% endtest %}
