{# One row per contact per agency asked. Rendered from the contract mash_agency_check 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__agency_checks') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        checked_agency_code,
        requested_at,
        returned_at,
        is_information_held

    from arrived

)

select * from renamed
