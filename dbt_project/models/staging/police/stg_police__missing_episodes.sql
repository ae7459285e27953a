{# One row per child per missing episode. Rendered from the contract police_missing_episode 1.0.0. #}

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
        la_code

    from arrived

)

select * from renamed
