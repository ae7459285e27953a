{# One row per referral per month of submission. Rendered from the contract ics_mental_health_referral 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__mental_health_referrals') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reporting_month_start_date,
        mental_health_referral_token as mental_health_referral_id,
        person_token,
        provider_code,
        received_date,
        referral_source_code,
        priority_code,
        primary_reason_code,
        service_team_type_code,
        team_token as team_id,
        rejected_date,
        rejection_reason_code,
        accepted_date,
        decision_to_treat_date,
        discharged_date,
        closure_reason_code,
        is_eating_disorder,
        eating_disorder_treatment_start_date,
        baseline_outcome_date,
        care_plan_date,
        first_help_date

    from arrived

)

select * from renamed
