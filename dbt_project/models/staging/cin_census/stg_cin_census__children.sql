{# One row per child in the return. Rendered from the contract cin_census 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__children') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        upn_token,
        upn_unknown_code,
        birth_month,
        expected_birth_month,
        sex_code,
        death_month,
        ethnicity_code

    from arrived

)

select * from renamed
