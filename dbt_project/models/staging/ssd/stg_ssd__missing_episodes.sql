{# One row per child per missing episode. Rendered from the contract ssd_missing 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__missing_episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        missing_episode_token as missing_episode_id,
        person_token,
        missing_start_date,
        missing_type_code,
        missing_end_date,
        is_rhi_offered,
        is_rhi_accepted

    from arrived

)

select * from renamed
