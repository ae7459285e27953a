{# One row per child known to the council's education service. Rendered from the contract education_pupils 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__pupils') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        pupil_token,
        upn_token,
        upn_unknown_code,
        birth_month,
        lsoa_code,
        sex_code,
        ethnicity_code,
        school_urn,
        school_phase_code,
        year_group,
        sen_provision_code,
        is_free_school_meals_eligible,
        is_compulsory_school_age,
        registered_date,
        left_date

    from arrived

)

select * from renamed
