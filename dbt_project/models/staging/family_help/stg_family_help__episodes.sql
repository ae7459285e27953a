{# One row per child per episode. Rendered from the contract family_help_episode 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'family_help__episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        family_help_episode_token as family_help_episode_id,
        person_token,
        family_token as family_id,
        entry_route_code,
        contact_token as contact_id,
        referral_token as referral_id,
        primary_reason_code,
        requested_date,
        episode_start_date,
        lead_organisation_code,
        lead_worker_token as lead_worker_id,
        lead_assigned_date,
        consent_code,
        plan_start_date,
        episode_end_date,
        outcome_code

    from arrived

)

select * from renamed
