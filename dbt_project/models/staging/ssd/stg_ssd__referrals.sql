{# One row per child per referral. Rendered from the contract ssd_cin_episodes 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__referrals') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        referral_token as referral_id,
        person_token,
        referral_date,
        primary_need_code,
        referral_source_code,
        is_outcome_assessment,
        is_outcome_nfa,
        is_outcome_strategy_discussion,
        is_outcome_cla_request,
        is_outcome_non_agency_adoption,
        is_outcome_private_fostering,
        is_outcome_cp_transfer_in,
        is_outcome_cp_conference,
        is_outcome_care_leaver,
        has_other_outcomes,
        is_referral_nfa,
        close_reason_code,
        close_date,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
