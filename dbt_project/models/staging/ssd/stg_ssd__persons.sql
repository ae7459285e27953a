{# One row per person known to the council's children's social care. Rendered from the contract ssd_person 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__persons') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        sex_code,
        gender_code,
        ethnicity_code,
        birth_month,
        nhs_number_token,
        upn_unknown_code,
        has_ehcp_code,
        expected_birth_month,
        death_month,
        is_mother,
        is_unborn

    from arrived

)

select * from renamed
