{# One row per arrival that feeds this release or is the newest of its extract. #}

with

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

aged as (

    select
        arrivals.arrival_id,
        arrivals.agency_id,
        arrivals.extract_id,
        arrivals.period_date,
        arrivals.state,
        arrivals.rule_id,
        arrivals.part,
        arrivals.is_selected,
        arrivals.is_latest,
        arrivals.rows_in,
        arrivals.rows_accepted,
        arrivals.rows_refused,
        arrivals.rows_duplicate,
        arrivals.rows_superseded,
        {{ calendar_days('arrivals.period_date', 'night.as_of_date') }} as age_days

    from arrivals

    cross join night

    where arrivals.is_selected or arrivals.is_latest

)

select * from aged
