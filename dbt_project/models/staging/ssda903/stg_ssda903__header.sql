{# One row per child in the return; a child may stand in it twice. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__header') }}

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
        ethnicity_code,
        upn_token,
        is_mother,
        mothers_child_birth_month,
        is_uasc

    from arrived

)

select * from renamed
