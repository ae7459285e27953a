{# One row per child per placement. Rendered from the contract ssd_cla_placement 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__placements') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        placement_token as placement_id,
        placement_start_date,
        placement_type_code,
        placement_urn_token as placement_urn,
        distance_miles,
        cla_token as cla_id,
        placement_provider_code,
        lsoa_code,
        placement_end_date,
        change_reason_code,
        person_token

    from arrived

)

select * from renamed
