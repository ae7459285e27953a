{# One row per council and month of rated enquiries, for FD03: closed ones by the day of the
   outcome, open ones past their clock by the day that it ran out. #}

with

enquiries as (

    select * from {{ ref('int_enquiries_clocked') }}

),

placed as (

    select
        agency_id,
        is_within_rating_clock,
        {{ month_start('coalesce(outcome_date, rating_due_date)') }} as month_start_date

    from enquiries

    where is_within_rating_clock is not null

),

counted as (

    select
        agency_id,
        month_start_date,
        'FD03' as indicator_id,
        sum(case when is_within_rating_clock then 1 else 0 end) as numerator,
        count(*) as denominator

    from placed

    group by agency_id, month_start_date

)

select * from counted
