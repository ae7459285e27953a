{# One row per child per episode of care. #}

with

episodes as (

    select * from {{ ref('stg_ssd__cla_episodes') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

timed as (

    select
        episodes.cla_episode_id,
        episodes.agency_id,
        links.person_id,
        episodes.arrival_id,
        episodes.source_row,
        episodes.cla_id,
        episodes.placement_id,
        episodes.referral_id,
        episodes.entered_care_date,
        episodes.episode_start_date,
        episodes.episode_start_reason_code,
        episodes.episode_ceased_date,
        episodes.episode_ceased_reason_code,
        episodes.primary_need_code,
        episodes.last_iro_contact_date,
        episodes.episode_ceased_date < episodes.episode_start_date as is_end_before_start,
        {{ calendar_days('episodes.episode_start_date', 'episodes.episode_ceased_date') }}
            as episode_calendar_days

    from episodes

    left join links
        on
            episodes.agency_id = links.agency_id
            and episodes.person_token = links.person_token

)

select * from timed
