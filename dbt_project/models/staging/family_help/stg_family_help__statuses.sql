{# One row per child per period of a status. Rendered from the contract family_help_status 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'family_help__statuses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        status_start_date,
        status_code,
        status_end_date,
        family_help_episode_token as family_help_episode_id,
        referral_token as referral_id,
        team_token as team_id

    from arrived

)

select * from renamed
