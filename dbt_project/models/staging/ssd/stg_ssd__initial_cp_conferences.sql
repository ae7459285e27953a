{# One row per child per initial child protection conference. Rendered from the contract ssd_initial_cp_conference 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__initial_cp_conferences') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        icpc_token as icpc_id,
        meeting_token as meeting_id,
        s47_enquiry_token as s47_enquiry_id,
        person_token,
        cp_plan_token as cp_plan_id,
        referral_token as referral_id,
        is_transfer_in,
        icpc_target_date,
        icpc_date,
        is_cp_plan_outcome,
        is_outcome_nfa,
        is_outcome_referral_to_other_agency,
        is_outcome_assessment,
        is_outcome_services,
        is_outcome_cp_plan,
        has_other_outcomes,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
