{# One row per child per step. Rendered from the contract family_help_step 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'family_help__steps') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        family_help_step_token as family_help_step_id,
        person_token,
        family_help_episode_token as family_help_episode_id,
        referral_token as referral_id,
        direction_code,
        from_status_code,
        to_status_code,
        decided_date,
        effective_date,
        reason_code,
        is_family_agreed

    from arrived

)

select * from renamed
