{# One row per council, indicator, and rule that says it affects the indicator, with the agency
   that answers for the rule, and what became of it. A rule that another agency owns bears on
   every council. #}

with

rules as (

    select * from {{ ref('dim_rule') }}

),

indicators as (

    select * from {{ ref('mash_indicators') }}

),

agencies as (

    select * from {{ ref('dim_agency') }}

),

expected as (

    select * from {{ ref('int_rules_expected') }}

)

select
    councils.agency_id,
    indicators.indicator_id,
    rules.rule_id,
    rules.severity,
    expected.agency_id as answering_agency_id,
    expected.state

from indicators

inner join rules
    on concat(', ', rules.affects, ', ') like concat('%, ', indicators.indicator_id, ', %')

inner join expected
    on rules.rule_id = expected.rule_id

inner join agencies as answering
    on expected.agency_id = answering.agency_id

inner join agencies as councils
    on answering.agency_id = councils.agency_id or answering.agency_kind != 'council'

where councils.agency_kind = 'council'
