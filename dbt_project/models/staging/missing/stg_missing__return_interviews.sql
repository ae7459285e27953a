{# One row per child per return from a missing episode. Rendered from the contract missing_return_interview 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'missing__return_interviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        return_interview_token as return_interview_id,
        missing_episode_token as missing_episode_id,
        person_token,
        returned_at,
        notified_at,
        is_offered,
        offered_at,
        is_accepted,
        declined_reason_code,
        completed_at,
        provider_code,
        is_independent,
        is_shared_with_police,
        is_exploitation_concern

    from arrived

)

select * from renamed
