{# One row per referral, with whether it is a re-referral. Counting rule R3: an earlier referral
   of the same child to the same council, one day to twelve months before. #}

with

referrals as (

    select * from {{ ref('int_referrals_linked') }}

),

child_days as (

    select * from {{ ref('int_referral_days_chained') }}

),

histories as (

    select * from {{ ref('int_histories_bounded') }}

    where extract_id = 'ssd_cin_episodes'

),

chained as (

    select
        referrals.agency_id,
        referrals.referral_id,
        referrals.person_id,
        referrals.referral_date,
        child_days.previous_referral_date,
        -- Without twelve months to look back on, "no" would be a guess.
        case
            when histories.first_event_date <= {{ add_months('child_days.referral_date', -12) }}
                then
                    coalesce(
                        {{ within_months(
                            'child_days.previous_referral_date', 'child_days.referral_date', 12
                        ) }},
                        false
                    )
        end as is_re_referral

    from referrals

    left join child_days
        on
            referrals.agency_id = child_days.agency_id
            and referrals.person_id = child_days.person_id
            and referrals.referral_date = child_days.referral_date

    left join histories
        on referrals.agency_id = histories.agency_id

)

select * from chained
