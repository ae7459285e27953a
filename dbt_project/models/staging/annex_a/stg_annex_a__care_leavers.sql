{# One row per young person who is entitled to leaving care support. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__care_leavers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        child_token,
        gender_code,
        ethnic_group_code,
        birth_month,
        age_years,
        was_uasc,
        disability_code,
        eligibility_code,
        pathway_plan_review_date,
        in_touch_code,
        latest_contact_date,
        accommodation_type_code,
        accommodation_suitability_code,
        activity_code

    from arrived

)

select * from renamed
