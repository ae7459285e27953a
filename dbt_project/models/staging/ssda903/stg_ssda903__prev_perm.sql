{# One row per child per earlier permanence option. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__prev_perm') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        previous_permanence_code,
        previous_permanence_la_code,
        previous_permanence_date

    from arrived

)

select * from renamed
