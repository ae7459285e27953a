{# One row per child who was looked after or ceased to be in the six months before the extract. Rendered from the contract annex_a 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'annex_a__children_in_care') }}

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
        was_uasc_in_12_months,
        disability_code,
        cla_start_date,
        primary_need_code,
        is_repeat_in_12_months,
        legal_status_start_date,
        legal_status_code,
        latest_review_date,
        last_visit_date,
        permanence_plan_code,
        last_iro_contact_date,
        last_health_assessment_date,
        last_dental_check_date,
        placements_in_12_months_count,
        cla_end_date,
        cla_end_reason_code,
        placement_start_date,
        placement_type_code,
        placement_provider_code,
        placement_lsoa_code,
        placement_urn_token as placement_urn,
        placement_location_code,
        placement_authority_code,
        missing_in_12_months_count,
        absent_in_12_months_count,
        is_rhi_offered,
        is_rhi_accepted

    from arrived

)

select * from renamed
