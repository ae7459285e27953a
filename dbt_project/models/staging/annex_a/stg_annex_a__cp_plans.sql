{# One row per child protection plan that was open or ended in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__cp_plans') }}

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
        disability_code,
        cp_plan_start_date,
        initial_category_code,
        latest_category_code,
        last_statutory_visit_date,
        seen_alone_code,
        latest_review_date,
        cp_plan_end_date,
        had_emergency_protection_in_6_months,
        previous_cp_plans_count

    from arrived

)

select * from renamed
