{# One row per referral, with the person that the child was linked to. #}

with

referrals as (

    select * from {{ ref('stg_ssd__referrals') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

linked as (

    select
        referrals.agency_id,
        referrals.referral_id,
        referrals.referral_date,
        links.person_id

    from referrals

    left join links
        on
            referrals.agency_id = links.agency_id
            and referrals.person_token = links.person_token

)

select * from linked
