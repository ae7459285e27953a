{# One row per child per assessment. Rendered from the contract ssd_cin_assessments 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        assessment_token as assessment_id,
        person_token,
        referral_token as referral_id,
        assessment_start_date,
        is_child_seen,
        assessment_authorised_date,
        is_outcome_nfa,
        is_outcome_nfa_s47_end,
        is_outcome_strategy_discussion,
        is_outcome_cla_request,
        is_outcome_private_fostering,
        is_outcome_legal_action,
        is_outcome_services,
        is_outcome_short_breaks,
        is_outcome_specialist_assessment,
        is_outcome_referral_to_other_agency,
        is_outcome_other_actions,
        has_other_outcomes,
        is_assessment_nfa,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
