{# One row per period that figures are made for: each whole month up to the release's day, and
   the twelve months that end with it. #}

with

months as (

    select
        month_start_date,
        max(calendar_date) as month_end_date

    from {{ ref('dim_date') }}

    group by month_start_date

),

histories as (

    select * from {{ ref('int_histories_bounded') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

bounds as (

    select
        night.as_of_date,
        greatest(
            min(histories.first_event_date),
            {{ add_months('night.as_of_date', -(var('reported_months') | int)) }}
        ) as first_date

    from night

    cross join histories

    group by night.as_of_date

),

reported_months as (

    select months.*

    from months

    inner join bounds
        on
            months.month_start_date >= bounds.first_date
            and months.month_end_date <= bounds.as_of_date

),

periods as (

    select
        'month' as period_kind,
        month_start_date as period_start_date,
        month_end_date as period_end_date

    from reported_months

    union all

    select
        'rolling_12_months' as period_kind,
        {{ add_months('month_start_date', -11) }} as period_start_date,
        month_end_date as period_end_date

    from reported_months

)

select * from periods
