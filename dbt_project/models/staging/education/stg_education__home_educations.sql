{# One row per child per period of elective home education. Rendered from the contract education_home_education 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__home_educations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        home_education_token as home_education_id,
        pupil_token,
        notified_date,
        home_education_start_date,
        home_education_end_date,
        reason_code,
        previous_school_urn,
        latest_contact_date,
        suitability_code,
        suitability_decided_date,
        end_reason_code,
        is_ehcp

    from arrived

)

select * from renamed
