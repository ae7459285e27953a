{# One row per pupil per reduced timetable. Rendered from the contract education_reduced_timetables 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__reduced_timetables') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reduced_timetable_token as reduced_timetable_id,
        pupil_token,
        school_urn,
        timetable_start_date,
        planned_end_date,
        timetable_end_date,
        sessions_per_week_count,
        reason_code,
        review_date,
        is_parent_agreed,
        is_social_worker_notified

    from arrived

)

select * from renamed
