{# One row per return. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__header') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        header_number,
        collection_code,
        return_year,
        reference_date,
        source_level_code,
        la_code,
        serial_number,
        written_at

    from arrived

)

select * from renamed
