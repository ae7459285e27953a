{# One row per child who is or was an unaccompanied asylum-seeking child. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__uasc') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        sex_code,
        birth_month,
        uasc_ceased_date

    from arrived

)

select * from renamed
