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
        injury_date,
        injury_intent_code,
        injury_mechanism_code,
        injury_intent_group_code,
        is_safeguarding_enquiry_recorded,
        cpis_queried_at,
        is_under_one_at_arrival,
        is_under_eighteen_at_arrival,
        is_aged_ten_to_seventeen_at_arrival

    from arrived

)

select * from renamed
