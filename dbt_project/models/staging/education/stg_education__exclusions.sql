{# One row per suspension or permanent exclusion. Rendered from the contract education_exclusions 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__exclusions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        exclusion_token as exclusion_id,
        pupil_token,
        school_urn,
        school_phase_code,
        exclusion_type_code,
        exclusion_start_date,
        exclusion_end_date,
        session_count,
        first_reason_code,
        second_reason_code,
        third_reason_code,
        la_notified_date,
        is_social_worker_notified,
        review_outcome_code

    from arrived

)

select * from renamed
