{# One row per attendance at an emergency department. Rendered from the contract ics_emergency_attendance 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__emergency_attendances') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        attendance_token as attendance_id,
        person_token,
        nhs_number_token,
        birth_month,
        lsoa_code,
        sex_code,
        provider_code,
        arrived_at,
        departed_at,
        destination_code,
        chief_complaint_code,
        is_under_one_at_arrival

    from arrived

)

select * from renamed
