{# One row per contact per month of submission. Rendered from the contract ics_community_contact 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__community_contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reporting_month_start_date,
        community_contact_token as community_contact_id,
        community_referral_token as community_referral_id,
        person_token,
        birth_month,
        provider_code,
        team_token as team_id,
        staff_group_code,
        contact_date,
        review_code,
        contact_subject_code,
        consultation_mechanism_code,
        activity_location_code,
        attendance_code,
        cancelled_date,
        was_within_14_days_of_birth,
        was_within_8_weeks_of_birth,
        was_by_12_months,
        was_by_15_months,
        was_by_30_months,
        was_under_five

    from arrived

)

select * from renamed
