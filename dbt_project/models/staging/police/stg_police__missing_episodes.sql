{# One row per child per missing episode; the child is its subject. Rendered from the contract police_missing_episode 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__missing_episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        missing_episode_token as missing_episode_id,
        person_token,
        missing_from_at,
        found_at,
        risk_level_code,
        is_missing_from_care,
        la_code,
        reported_at,
        harm_code,
        found_by_code,
        is_return_interview_offered,
        return_interview_offered_at,
        is_return_interview_accepted,
        return_interview_held_at,
        return_interview_provider_code

    from arrived

)

select * from renamed
