{# One row per council, indicator, rule that says it affects the indicator, and agency that answers
   for it: whether it stops the indicator, and why. #}

with

rules as (

    select * from {{ ref('int_indicator_rules') }}

),

rule_rows as (

    select * from {{ source('accepted', 'partnership__rule_rows') }}

),

records as (

    select * from {{ ref('int_records_flagged') }}

),

thresholds as (

    select max(indicator_error_max_share) as error_max_share
    from {{ source('accepted', 'partnership__thresholds') }}

),

looked_at as (

    select
        agency_id,
        rule_id,
        sum(rows_looked_at) as rows_looked_at

    from rule_rows

    group by agency_id, rule_id

),

flagged as (

    select
        agency_id,
        rule_id,
        count(*) as rows_flagged

    from records

    group by agency_id, rule_id

)

select
    rules.agency_id,
    rules.indicator_id,
    rules.rule_id,
    rules.state,
    case
        when rules.state = 'crashed' then 'a rule crashed'
        when rules.state is null then 'a rule has no result'
        when
            rules.severity = 'error'
            and flagged.rows_flagged > thresholds.error_max_share * looked_at.rows_looked_at
            then 'an error flags too many rows'
    end as reason

from rules

cross join thresholds

left join looked_at
    on rules.agency_id = looked_at.agency_id and rules.rule_id = looked_at.rule_id

left join flagged
    on rules.agency_id = flagged.agency_id and rules.rule_id = flagged.rule_id
