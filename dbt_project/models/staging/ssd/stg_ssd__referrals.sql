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
        is_referral_nfa,
        close_reason_code,
        close_date,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
