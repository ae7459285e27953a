{# One row per agency and return, or partnership: whether its rules let it be relied on. #}

with

answered as (

    select
        agency_id,
        extract_id,
        count(case state when 'passed' then 1 end) as rules_passed,
        count(case state when 'failed' then 1 end) as rules_failed,
        count(case state when 'not applicable' then 1 end) as rules_not_applicable,
        count(case state when 'not run' then 1 end) as rules_not_run,
        count(case state when 'crashed' then 1 end) as rules_crashed,
        count(case when state is null then 1 end) as rules_missing

    from {{ ref('int_rules_expected') }}

    group by agency_id, extract_id

),

flagged as (

    select * from {{ ref('int_returns_flagged') }}

),

thresholds as (

    select * from {{ source('accepted', 'partnership__thresholds') }}

),

shared as (

    select
        answered.*,
        thresholds.error_max_share,
        thresholds.query_max_share,
        coalesce(flagged.rows_standing, 0) as rows_standing,
        coalesce(flagged.rows_in_error, 0) as rows_in_error,
        coalesce(flagged.rows_in_query, 0) as rows_in_query,
        cast(flagged.rows_in_error as double) / nullif(flagged.rows_standing, 0) as error_share,
        cast(flagged.rows_in_query as double) / nullif(flagged.rows_standing, 0) as query_share

    from answered

    inner join thresholds
        on answered.extract_id = thresholds.extract_id

    left join flagged
        on
            answered.agency_id = flagged.agency_id
            and answered.extract_id = flagged.extract_id

)

select
    *,
    case
        when rules_crashed > 0 then 'crashed'
        when rules_missing > 0 then 'failed'
        when error_share > error_max_share or query_share > query_max_share then 'failed'
        when rules_passed + rules_failed > 0 then 'passed'
        when rules_not_run > 0 then 'not run'
        else 'not applicable'
    end as state,
    case
        when rules_crashed > 0 then 'a rule crashed'
        when rules_missing > 0 then 'a rule has no result'
        when error_share > error_max_share then 'errors flag too many rows'
        when query_share > query_max_share then 'queries flag too many rows'
        when rules_passed + rules_failed > 0 then null
        when rules_not_run > 0 then 'the rules lack what they need'
    end as reason

from shared
