{# One row per contact. Rendered from the contract ics_mental_health_contact 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__mental_health_contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reporting_month_start_date,
        mental_health_contact_token as mental_health_contact_id,
        mental_health_referral_token as mental_health_referral_id,
        person_token,
        provider_code,
        contact_date,
        attendance_code,
        is_child_present,
        is_consultation_remote

    from arrived

)

select * from renamed
