{# One row per council, child and day of a referral, with the child's previous such day there.
   Referrals of one day are one occasion. #}

with

referrals as (

    select * from {{ ref('int_referrals_linked') }}

),

child_days as (

    select distinct
        agency_id,
        person_id,
        referral_date

    from referrals

    where
        person_id is not null
        and referral_date is not null

),

chained as (

    select
        agency_id,
        person_id,
        referral_date,
        lag(referral_date) over (
            partition by agency_id, person_id
            order by referral_date
        ) as previous_referral_date

    from child_days

)

select * from chained
