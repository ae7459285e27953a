{# One row per child per deprivation of liberty order. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__dolo') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        deprivation_start_date,
        deprivation_end_date

    from arrived

)

select * from renamed
