{# One row per address of a person and period of living there. Rendered from the contract ssd_address 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__addresses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        address_token as address_id,
        person_token,
        address_start_date,
        address_end_date,
        lsoa_code

    from arrived

)

select * from renamed
