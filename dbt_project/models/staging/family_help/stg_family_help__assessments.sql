{# One row per child per assessment. Rendered from the contract family_help_assessment 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'family_help__assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        family_help_assessment_token as family_help_assessment_id,
        family_help_episode_token as family_help_episode_id,
        person_token,
        assessment_start_date,
        assessment_completed_date,
        organisation_code,
        is_child_seen,
        is_child_view_recorded,
        is_review

    from arrived

)

select * from renamed
