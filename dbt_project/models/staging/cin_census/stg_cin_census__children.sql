{# One row per child record in the return; a child may stand in it twice. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__children') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        child_number,
        person_token,
        upn_token,
        upn_unknown_code,
        birth_month,
        expected_birth_month,
        gender_code,
        sex_code,
        death_month,
        ethnicity_code

    from arrived

)

select * from renamed
