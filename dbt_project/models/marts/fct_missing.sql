{# One row per missing episode and agency that reported it. #}

with

episodes as (

    select * from {{ ref('int_missing_episodes_reported') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

timed as (

    select
        episodes.missing_episode_id,
        episodes.agency_id,
        links.person_id,
        episodes.arrival_id,
        episodes.source_row,
        episodes.reporter_kind,
        episodes.missing_start_date,
        episodes.missing_end_date,
        episodes.missing_from_at,
        episodes.found_at,
        episodes.missing_type_code,
        episodes.risk_level_code,
        episodes.is_missing_from_care,
        episodes.is_rhi_offered,
        episodes.is_rhi_accepted,
        {{ calendar_days('episodes.missing_start_date', 'episodes.missing_end_date') }}
            as missing_calendar_days,
        {{ clock_hours('episodes.missing_from_at', 'episodes.found_at') }} as missing_clock_hours,
        coalesce(
            episodes.found_at < episodes.missing_from_at,
            episodes.missing_end_date < episodes.missing_start_date
        ) as is_end_before_start

    from episodes

    left join links
        on
            episodes.agency_id = links.agency_id
            and episodes.person_token = links.person_token

)

select * from timed
