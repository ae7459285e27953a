{# One row per child per worker per period of involvement. Rendered from the contract ssd_involvements 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__involvements') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        involvement_token as involvement_id,
        worker_token as worker_id,
        role,
        team_token as team_id,
        involvement_start_date,
        involvement_end_date,
        change_reason_code,
        person_token,
        referral_token as referral_id

    from arrived

)

select * from renamed
