{# One row per stay in hospital. Rendered from the contract ics_admission 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__admissions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        admission_token as admission_id,
        person_token,
        birth_month,
        sex_code,
        provider_code,
        attendance_token as attendance_id,
        admitted_at,
        admission_method_code,
        discharged_at,
        discharge_method_code,
        discharge_destination_code,
        treatment_function_code,
        primary_diagnosis_code,
        secondary_diagnosis_1_code,
        secondary_diagnosis_2_code,
        secondary_diagnosis_3_code,
        secondary_diagnosis_4_code,
        secondary_diagnosis_5_code,
        secondary_diagnosis_6_code,
        external_cause_1_code,
        external_cause_2_code,
        is_self_harm,
        is_injury,
        is_under_five_at_admission,
        is_under_fifteen_at_admission,
        is_aged_ten_to_seventeen_at_admission

    from arrived

)

select * from renamed
