{# One row per team or department. Rendered from the contract ssd_department 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__departments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        team_token as team_id,
        parent_team_token as parent_team_id

    from arrived

)

select * from renamed
