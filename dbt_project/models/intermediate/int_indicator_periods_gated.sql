{# One row per indicator, authority and period, with why the figure is stopped. What is stopped
   in one council is stopped in South Yorkshire. #}

with

periods as (

    select * from {{ ref('int_indicator_periods_bounded') }}

),

gates as (

    select * from {{ ref('fct_indicator_gate') }}

),

authorities as (

    select * from {{ ref('int_authorities_grouped') }}

),

stopped as (

    select
        authorities.reported_agency_id,
        gates.indicator_id,
        case authorities.reported_agency_id
            when 'all' then 'the figure of a council is stopped'
            else max(gates.reason)
        end as gate_reason

    from authorities

    inner join gates
        on authorities.agency_id = gates.agency_id

    where gates.is_stopped

    group by authorities.reported_agency_id, gates.indicator_id

)

select
    periods.indicator_id,
    periods.reported_agency_id,
    periods.period_kind,
    periods.period_start_date,
    periods.period_end_date,
    periods.is_covered,
    periods.is_looked_back,
    stopped.gate_reason

from periods

left join stopped
    on
        periods.reported_agency_id = stopped.reported_agency_id
        and periods.indicator_id = stopped.indicator_id
