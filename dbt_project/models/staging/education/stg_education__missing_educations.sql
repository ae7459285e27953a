{# One row per child per period of missing education. Rendered from the contract education_missing_education 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__missing_educations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        missing_education_token as missing_education_id,
        pupil_token,
        reported_date,
        reported_by_code,
        missing_start_date,
        missing_end_date,
        reason_code,
        resolution_code,
        previous_school_urn,
        is_safeguarding_checked

    from arrived

)

select * from renamed
