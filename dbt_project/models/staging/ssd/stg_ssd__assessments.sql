{# One row per child per assessment. Rendered from the contract ssd_cin_assessments 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        assessment_token as assessment_id,
        person_token,
        referral_token as referral_id,
        assessment_start_date,
        is_child_seen,
        assessment_authorised_date,
        is_assessment_nfa,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
