{# One row per appointment. Rendered from the contract ics_appointment 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__appointments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        appointment_token as appointment_id,
        row_status_code,
        person_token,
        birth_month,
        provider_code,
        appointment_at,
        treatment_function_code,
        is_first_appointment,
        attendance_status_code,
        rebooked_for_date,
        was_under_eighteen

    from arrived

)

select * from renamed
