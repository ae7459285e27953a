{# One row per person known to a health provider of the integrated care system. Rendered from the contract ics_person 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__persons') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        nhs_number_token,
        birth_month,
        lsoa_code,
        sex_code,
        ethnic_category_code,
        death_month

    from arrived

)

select * from renamed
