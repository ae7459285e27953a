{# One row per escalation per stage reached. Rendered from the contract mash_escalation 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__escalations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        escalation_token as escalation_id,
        escalation_stage_code,
        person_token,
        contact_token as contact_id,
        referral_token as referral_id,
        raised_by_agency_code,
        raised_with_agency_code,
        reason_code,
        stage_raised_at,
        stage_due_at,
        stage_resolved_at,
        outcome_code

    from arrived

)

select * from renamed
