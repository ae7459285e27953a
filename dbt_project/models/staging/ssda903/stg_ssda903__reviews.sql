{# One row per child per review. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__reviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        review_date,
        review_code

    from arrived

)

select * from renamed
