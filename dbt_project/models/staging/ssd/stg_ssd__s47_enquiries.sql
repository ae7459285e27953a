{# One row per child per section 47 enquiry. Rendered from the contract ssd_s47_enquiry 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__s47_enquiries') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        s47_enquiry_token as s47_enquiry_id,
        referral_token as referral_id,
        person_token,
        s47_start_date,
        s47_end_date,
        is_s47_nfa,
        is_outcome_nfa,
        is_outcome_legal_action,
        is_outcome_services,
        is_outcome_short_breaks,
        is_outcome_cp_conference,
        is_outcome_nfa_assessment_continues,
        is_outcome_monitoring,
        has_other_outcomes,
        worker_token as worker_id,
        team_token as team_id

    from arrived

)

select * from renamed
