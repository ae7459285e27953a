{# One row per identifier of a person. Rendered from the contract ssd_linked_identifiers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__linked_identifiers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        linked_identifier_token as linked_identifier_id,
        person_token,
        identifier_type,
        valid_from_date,
        valid_to_date

    from arrived

)

select * from renamed
