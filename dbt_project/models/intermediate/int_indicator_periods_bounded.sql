{# One row per indicator, authority and period, with whether the extracts cover the period and
   whether they reach far enough back. One council's gap is a gap of South Yorkshire. #}

with

indicators as (

    select * from {{ ref('mash_indicators') }}

),

authorities as (

    select * from {{ ref('int_authorities_grouped') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

histories as (

    select * from {{ ref('int_histories_bounded') }}

),

bounded as (

    select
        indicators.indicator_id,
        authorities.reported_agency_id,
        periods.period_kind,
        periods.period_start_date,
        periods.period_end_date,
        bool_and(
            coalesce(
                histories.first_event_date <= periods.period_start_date
                and periods.period_end_date <= histories.last_known_date,
                false
            )
        ) as is_covered,
        bool_and(
            coalesce(
                histories.first_event_date
                <= {{ add_months('periods.period_start_date', '-indicators.lookback_months') }},
                false
            )
        ) as is_looked_back

    from indicators

    cross join authorities

    inner join periods
        on
            indicators.is_monthly
            or periods.period_kind = 'rolling_12_months'

    left join histories
        on
            authorities.agency_id = histories.agency_id
            and indicators.extract_id = histories.extract_id

    group by
        indicators.indicator_id,
        authorities.reported_agency_id,
        periods.period_kind,
        periods.period_start_date,
        periods.period_end_date

)

select * from bounded
