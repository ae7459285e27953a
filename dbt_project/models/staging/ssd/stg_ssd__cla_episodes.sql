{# One row per child per episode of care. Rendered from the contract ssd_cla_episodes 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cla_episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cla_episode_token as cla_episode_id,
        person_token,
        episode_start_date,
        episode_start_reason_code,
        primary_need_code,
        episode_ceased_date,
        episode_ceased_reason_code,
        cla_token as cla_id,
        referral_token as referral_id,
        placement_token as placement_id,
        entered_care_date,
        last_iro_contact_date

    from arrived

)

select * from renamed
