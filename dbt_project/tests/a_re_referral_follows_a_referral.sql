{# Fails for a re-referral without an earlier referral of the child in the twelve months before,
   reckoned here by itself from the published facts. #}

with

referrals as (

    select * from {{ ref('fct_referral') }}

),

re_referrals as (

    select * from {{ ref('fct_referral') }}

    where is_re_referral

)

select re_referrals.referral_id

from re_referrals

left join referrals
    on
        re_referrals.agency_id = referrals.agency_id
        and re_referrals.person_id = referrals.person_id
        and re_referrals.referral_date > referrals.referral_date
        and {{ add_months('re_referrals.referral_date', -12) }} < referrals.referral_date

where referrals.referral_id is null
