{# One row per child per meeting. Rendered from the contract family_help_meeting 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'family_help__meetings') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        family_help_meeting_token as family_help_meeting_id,
        family_help_episode_token as family_help_episode_id,
        person_token,
        due_date,
        meeting_date,
        chair_organisation_code,
        is_parent_present,
        is_child_present,
        is_plan_reviewed,
        decision_code

    from arrived

)

select * from renamed
