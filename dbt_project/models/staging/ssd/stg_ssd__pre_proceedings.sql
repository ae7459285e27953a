{# One row per child per period of pre-proceedings. Rendered from the contract ssd_pre_proceedings 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__pre_proceedings') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        pre_proceedings_token as pre_proceedings_id,
        person_token,
        plo_family_token as plo_family_id,
        decision_date,
        initial_meeting_date,
        step_down_or_issue_agreed_date,
        cp_plan_count,
        previous_pre_proceedings_count,
        previous_care_proceedings_count,
        pre_proceedings_letter_date,
        care_proceedings_letter_date,
        review_meeting_count,
        is_parent_represented,
        is_parent_represented_at_issue,
        court_hearing_count,
        is_short_notice,
        is_initial_plan_approved,
        is_final_plan_approved

    from arrived

)

select * from renamed
