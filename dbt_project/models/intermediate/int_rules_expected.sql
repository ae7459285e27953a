{# One row per agency, return or partnership, and rule that must have a result. #}

with

rules as (

    select * from {{ ref('dim_rule') }}

),

rule_extracts as (

    select * from {{ source('accepted', 'partnership__rule_extracts') }}

),

covered as (

    select * from {{ ref('int_extracts_covered') }}

),

agencies as (

    select * from {{ ref('dim_agency') }}

),

results as (

    select * from {{ ref('fct_rule_result') }}

),

expected as (

    select
        covered.agency_id,
        covered.extract_id,
        rules.rule_id

    from covered

    inner join rule_extracts
        on covered.extract_id = rule_extracts.extract_id

    inner join rules
        on rule_extracts.rule_id = rules.rule_id

    where rules.book not in ('reading', 'partnership')

    union all

    select
        agencies.agency_id,
        'partnership' as extract_id,
        rules.rule_id

    from agencies

    inner join rules
        on agencies.agency_kind = rules.owner_kind

    where rules.book = 'partnership'

)

select
    expected.agency_id,
    expected.extract_id,
    expected.rule_id,
    results.state

from expected

left join results
    on
        expected.agency_id = results.agency_id
        and expected.extract_id = results.extract_id
        and expected.rule_id = results.rule_id
