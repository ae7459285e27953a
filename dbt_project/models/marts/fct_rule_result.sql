{# One row per rule of the rulebook and return, or agency that owns it: what became of it. #}

with

results as (

    select * from {{ source('accepted', 'partnership__rule_results') }}

),

named as (

    select
        agency_id,
        extract_id,
        period_date,
        rule_id,
        state,
        cases,
        nullif(reason, '') as reason

    from results

)

select * from named
