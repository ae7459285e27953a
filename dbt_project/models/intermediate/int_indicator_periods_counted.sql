{# One row per indicator, authority and period in which there was anything to count. #}

with

months as (

    select * from {{ ref('int_indicator_months_counted') }}

),

children as (

    select * from {{ ref('int_children_contacted') }}

),

authorities as (

    select * from {{ ref('int_authorities_grouped') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

counted as (

    select
        months.indicator_id,
        authorities.reported_agency_id,
        periods.period_kind,
        periods.period_start_date,
        sum(months.numerator) as numerator,
        sum(months.denominator) as denominator

    from months

    inner join authorities
        on months.agency_id = authorities.agency_id

    inner join periods
        on months.month_start_date between periods.period_start_date and periods.period_end_date

    group by
        months.indicator_id,
        authorities.reported_agency_id,
        periods.period_kind,
        periods.period_start_date

    union all

    select
        indicator_id,
        reported_agency_id,
        'rolling_12_months' as period_kind,
        period_start_date,
        numerator,
        denominator

    from children

)

select * from counted
