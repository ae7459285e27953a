{# One row per child per review of a child protection plan. Rendered from the contract ssd_cp_reviews 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cp_reviews') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cp_review_token as cp_review_id,
        person_token,
        cp_plan_token as cp_plan_id,
        review_due_date,
        review_date,
        meeting_token as meeting_id,
        is_plan_to_continue,
        is_quorate,
        participation_code

    from arrived

)

select * from renamed
