{# One row per child per referral. #}

with

referrals as (

    select * from {{ ref('stg_ssd__referrals') }}

),

chained as (

    select * from {{ ref('int_referrals_chained') }}

),

joined as (

    select
        referrals.referral_id,
        referrals.agency_id,
        chained.person_id,
        referrals.arrival_id,
        referrals.source_row,
        referrals.referral_date,
        referrals.referral_source_code,
        referrals.primary_need_code,
        referrals.is_referral_nfa,
        referrals.close_date,
        referrals.close_reason_code,
        referrals.team_id,
        referrals.worker_id,
        chained.previous_referral_date,
        chained.is_re_referral,
        referrals.close_date < referrals.referral_date as is_end_before_start,
        {{ calendar_days('referrals.referral_date', 'referrals.close_date') }}
            as open_calendar_days

    from referrals

    left join chained
        on
            referrals.agency_id = chained.agency_id
            and referrals.referral_id = chained.referral_id

)

select * from joined
