{# One row per child per stay in custody. Rendered from the contract police_child_custody 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__child_custodies') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        custody_token as custody_id,
        person_token,
        person_role_code,
        arrived_at,
        released_at,
        was_held_overnight,
        charged_at,
        was_held_after_charge,
        is_council_bed_requested,
        is_council_bed_provided,
        appropriate_adult_requested_at,
        appropriate_adult_arrived_at,
        appropriate_adult_type_code,
        search_extent_code,
        was_adult_present_at_search,
        outcome_code,
        la_code

    from arrived

)

select * from renamed
