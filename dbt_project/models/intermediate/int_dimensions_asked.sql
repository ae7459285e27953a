{# One row per agency, extract and dimension that a rule with an answer looks at. #}

with

rule_extracts as (

    select * from {{ source('accepted', 'partnership__rule_extracts') }}

),

rules as (

    select * from {{ ref('dim_rule') }}

),

covered as (

    select * from {{ ref('int_extracts_covered') }}

),

results as (

    select * from {{ ref('fct_rule_result') }}

),

asked as (

    select distinct
        covered.agency_id,
        covered.extract_id,
        rules.dimension

    from covered

    inner join rule_extracts
        on covered.extract_id = rule_extracts.extract_id

    inner join rules
        on rule_extracts.rule_id = rules.rule_id

    left join results
        on
            rules.rule_id = results.rule_id
            and covered.agency_id = results.agency_id
            and results.extract_id in (covered.extract_id, 'partnership')

    where
        rules.book = 'reading'
        or results.state in ('passed', 'failed')

)

select * from asked
