{# One row per day from 2000 to 2035. #}

with

days as (

    {{ days_between('2000-01-01', '2035-12-31') }}

),

bank_holidays as (

    select * from {{ ref('bank_holidays') }}

),

marked as (

    select
        days.calendar_date,
        bank_holidays.bank_holiday_name,
        {{ iso_weekday('days.calendar_date') }} <= 5
        and bank_holidays.calendar_date is null as is_working_day,
        -- The financial year begins in April and the school's year in September.
        {{ add_months('days.calendar_date', -3) }} as financial_date,
        {{ add_months('days.calendar_date', -8) }} as academic_date

    from days

    left join bank_holidays
        on days.calendar_date = bank_holidays.calendar_date

),

numbered as (

    select
        *,
        cast(extract(year from financial_date) as varchar) as financial_from,
        cast(extract(year from financial_date) + 1 as varchar) as financial_to,
        cast(extract(year from academic_date) as varchar) as academic_from,
        cast(extract(year from academic_date) + 1 as varchar) as academic_to,
        sum(case when is_working_day then 1 else 0 end) over (
            order by calendar_date
        ) as working_day_index

    from marked

),

named as (

    select
        calendar_date,
        is_working_day,
        bank_holiday_name,
        financial_from || '-' || substring(financial_to, 3, 2) as financial_year,
        cast(working_day_index as integer) as working_day_index,
        cast(extract(quarter from financial_date) as integer) as financial_year_quarter,
        cast(extract(month from financial_date) as integer) as financial_year_month,
        academic_from || '/' || substring(academic_to, 3, 2) as academic_year,
        cast({{ iso_year('calendar_date') }} as integer) as iso_year,
        cast(extract(week from calendar_date) as integer) as iso_week,
        {{ month_start('calendar_date') }} as month_start_date

    from numbered

)

select * from named
