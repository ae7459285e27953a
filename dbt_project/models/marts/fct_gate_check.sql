{# One row per arrival and check of its gate. #}

with

checks as (

    select * from {{ source('accepted', 'partnership__gate_checks') }}

),

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

placed as (

    select
        checks.arrival_id,
        checks.check_id,
        arrivals.agency_id,
        arrivals.extract_id,
        checks.title,
        checks.state,
        checks.observed,
        checks.lowest,
        checks.highest

    from checks

    left join arrivals
        on checks.arrival_id = arrivals.arrival_id

)

select * from placed
