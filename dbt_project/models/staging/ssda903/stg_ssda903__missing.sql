{# One row per child per time missing or away from the placement. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__missing') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        missing_code,
        missing_start_date,
        missing_end_date

    from arrived

)

select * from renamed
