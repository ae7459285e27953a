{# One row per child per meeting. Rendered from the contract mash_protection_meeting 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__protection_meetings') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        protection_meeting_token as protection_meeting_id,
        meeting_token as meeting_id,
        meeting_kind_code,
        person_token,
        icpc_token as icpc_id,
        cp_review_token as cp_review_id,
        cp_plan_token as cp_plan_id,
        due_date,
        meeting_date,
        is_quorate,
        is_postponed,
        is_parent_present,
        is_child_present,
        is_child_view_heard,
        is_school_age,
        record_shared_date

    from arrived

)

select * from renamed
