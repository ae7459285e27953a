{# One row per care leaver. Rendered from the contract ssd_care_leavers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__care_leavers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        care_leaver_token as care_leaver_id,
        person_token,
        eligibility,
        in_touch_code,
        latest_contact_date,
        accommodation_code,
        accommodation_suitability,
        activity_code,
        pathway_plan_review_date,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
