{# One row per pupil per school per month. Rendered from the contract education_attendance 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'education__attendance_months') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        pupil_token,
        school_urn,
        attendance_month,
        school_phase_code,
        sessions_possible_count,
        sessions_attended_count,
        sessions_authorised_absence_count,
        sessions_unauthorised_absence_count,
        sessions_late_count,
        sessions_educated_elsewhere_count,
        sessions_reduced_timetable_count,
        sessions_suspended_count,
        sessions_illness_count

    from arrived

)

select * from renamed
