{# One row per finding that this night or an earlier one knows: first and last seen, and fixed. #}

with

before as (

    select * from {{ source('accepted', 'partnership__finding_history') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

found as (

    select
        findings.finding_key,
        findings.agency_id,
        findings.extract_id,
        findings.rule_id

    from {{ ref('fct_finding') }} as findings

    inner join {{ ref('fct_arrival') }} as arrivals
        on findings.arrival_id = arrivals.arrival_id

    where arrivals.is_latest or arrivals.is_selected

    group by all

),

followed as (

    select
        coalesce(found.finding_key, before.finding_key) as finding_key,
        coalesce(found.agency_id, before.agency_id) as agency_id,
        coalesce(found.extract_id, before.extract_id) as extract_id,
        coalesce(found.rule_id, before.rule_id) as rule_id,
        least(before.first_seen_date, night.as_of_date) as first_seen_date,
        case
            when found.finding_key is not null
                then greatest(before.last_seen_date, night.as_of_date)
            else before.last_seen_date
        end as last_seen_date,
        case
            when found.finding_key is null
                then coalesce(
                    before.fixed_date, greatest(before.last_seen_date, night.as_of_date)
                )
        end as fixed_date

    from found

    full outer join before
        on found.finding_key = before.finding_key

    cross join night

)

select
    followed.finding_key,
    followed.agency_id,
    followed.extract_id,
    followed.rule_id,
    followed.first_seen_date,
    followed.last_seen_date,
    followed.fixed_date,
    {{ calendar_days(
        'followed.first_seen_date', 'coalesce(followed.fixed_date, night.as_of_date)'
    ) }} as days_open

from followed

cross join night
