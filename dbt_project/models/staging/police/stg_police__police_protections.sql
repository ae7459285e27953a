{# One row per child per use of police protection. Rendered from the contract police_protection 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__police_protections') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        police_protection_token as police_protection_id,
        person_token,
        person_role_code,
        started_at,
        ended_at,
        reason_code,
        found_place_code,
        placed_code,
        council_told_at,
        outcome_code,
        la_code

    from arrived

)

select * from renamed
