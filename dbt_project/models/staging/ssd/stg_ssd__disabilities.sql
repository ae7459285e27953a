{# One row per child per disability. Rendered from the contract ssd_disability 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__disabilities') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        disability_token as disability_id,
        person_token,
        disability_code

    from arrived

)

select * from renamed
