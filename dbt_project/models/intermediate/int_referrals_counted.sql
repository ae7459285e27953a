{# One row per council and month of referrals, for FD17: every referral, and those that another
   of the same child to the same council came before within twelve months. #}

with

referrals as (

    select * from {{ ref('int_referrals_chained') }}

),

placed as (

    select
        agency_id,
        is_re_referral,
        {{ month_start('referral_date') }} as month_start_date

    from referrals

    where referral_date is not null

),

counted as (

    select
        agency_id,
        month_start_date,
        'FD17' as indicator_id,
        sum(case when is_re_referral then 1 else 0 end) as numerator,
        count(*) as denominator

    from placed

    group by agency_id, month_start_date

)

select * from counted
