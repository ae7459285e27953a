{# One row per council and indicator: whether the rules that affect it let it be given. #}

with

agencies as (

    select * from {{ ref('dim_agency') }}

),

indicators as (

    select * from {{ ref('mash_indicators') }}

),

judged as (

    select * from {{ ref('int_indicator_rules_judged') }}

),

counted as (

    select
        agencies.agency_id,
        indicators.indicator_id,
        count(judged.rule_id) as rules_asked,
        count(case when judged.state in ('passed', 'failed') then 1 end) as rules_answered,
        count(case judged.state when 'not run' then 1 end) as rules_not_run,
        count(case judged.reason when 'a rule crashed' then 1 end) as rules_crashed,
        count(case judged.reason when 'a rule has no result' then 1 end) as rules_missing,
        count(case judged.reason when 'an error flags too many rows' then 1 end) as rules_exceeded,
        case count(judged.reason)
            when 1 then max(case when judged.reason is not null then judged.rule_id end)
        end as rule_id

    from agencies

    cross join indicators

    left join judged
        on agencies.agency_id = judged.agency_id and indicators.indicator_id = judged.indicator_id

    where agencies.agency_kind = 'council'

    group by agencies.agency_id, indicators.indicator_id

)

select
    *,
    rules_crashed + rules_missing + rules_exceeded > 0 as is_stopped,
    case
        when rules_crashed > 0 then 'crashed'
        when rules_missing + rules_exceeded > 0 then 'failed'
        when rules_answered > 0 then 'passed'
        when rules_not_run > 0 then 'not run'
        else 'not applicable'
    end as state,
    case
        when rules_crashed > 0 then 'a rule crashed'
        when rules_missing > 0 then 'a rule has no result'
        when rules_exceeded > 0 then 'an error flags too many rows'
    end as reason

from counted
