{# One row per assessment, with its working days. Counting rule R8: the first assessment of a
   referral is timed from the referral, a later one from its own start. #}

with

assessments as (

    select * from {{ ref('stg_ssd__assessments') }}

),

referrals as (

    select * from {{ ref('stg_ssd__referrals') }}

),

days as (

    select * from {{ ref('dim_date') }}

),

ordered as (

    select
        assessments.agency_id,
        assessments.assessment_id,
        assessments.assessment_start_date,
        assessments.assessment_authorised_date,
        referrals.referral_date,
        referrals.referral_id is not null
        and row_number() over (
            partition by assessments.agency_id, assessments.referral_id
            order by assessments.assessment_start_date, assessments.assessment_id
        ) = 1 as is_first_of_referral

    from assessments

    left join referrals
        on
            assessments.agency_id = referrals.agency_id
            and assessments.referral_id = referrals.referral_id

),

started as (

    select
        *,
        case
            when is_first_of_referral then coalesce(referral_date, assessment_start_date)
            else assessment_start_date
        end as clock_start_date

    from ordered

),

timed as (

    select
        started.agency_id,
        started.assessment_id,
        started.is_first_of_referral,
        started.clock_start_date,
        {{ working_days('clock_start', 'authorised') }} as assessment_working_days,
        started.assessment_authorised_date < started.clock_start_date as is_end_before_start

    from started

    left join days as clock_start
        on started.clock_start_date = clock_start.calendar_date

    left join days as authorised
        on started.assessment_authorised_date = authorised.calendar_date

)

select * from timed
