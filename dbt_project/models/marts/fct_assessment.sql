{# One row per child per assessment. #}

with

assessments as (

    select * from {{ ref('stg_ssd__assessments') }}

),

timed as (

    select * from {{ ref('int_assessments_timed') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

joined as (

    select
        assessments.assessment_id,
        assessments.agency_id,
        links.person_id,
        assessments.arrival_id,
        assessments.source_row,
        assessments.referral_id,
        assessments.assessment_start_date,
        assessments.assessment_authorised_date,
        timed.clock_start_date,
        timed.is_first_of_referral,
        timed.assessment_working_days,
        timed.is_end_before_start,
        assessments.is_child_seen,
        assessments.is_assessment_nfa,
        assessments.team_id,
        assessments.worker_id,
        timed.assessment_working_days <= 45 as is_within_45_working_days

    from assessments

    left join timed
        on
            assessments.agency_id = timed.agency_id
            and assessments.assessment_id = timed.assessment_id

    left join links
        on
            assessments.agency_id = links.agency_id
            and assessments.person_token = links.person_token

)

select * from joined
