{# One row per agency, extract, dimension and night: the score that it had. #}

with

scores as (

    select * from {{ ref('fct_quality_score') }}

),

before as (

    select * from {{ source('accepted', 'partnership__quality_score_history') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

tonight as (

    select
        scores.agency_id,
        scores.extract_id,
        scores.dimension,
        night.as_of_date,
        scores.score

    from scores

    cross join night

),

remembered as (

    select
        before.agency_id,
        before.extract_id,
        before.dimension,
        before.as_of_date,
        before.score

    from before

    cross join night

    where before.as_of_date != night.as_of_date

)

select * from tonight

union all

select * from remembered
