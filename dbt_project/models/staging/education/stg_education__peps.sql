{# One row per looked-after pupil per term. Rendered from the contract education_peps 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__peps') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        pupil_token,
        academic_year,
        term_code,
        school_urn,
        due_date,
        meeting_date,
        completed_date,
        quality_code,
        is_child_view_recorded,
        is_social_worker_present,
        is_carer_present

    from arrived

)

select * from renamed
