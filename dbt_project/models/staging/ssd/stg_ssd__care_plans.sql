{# One row per child per care plan. Rendered from the contract ssd_cla_care_plan 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__care_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        care_plan_token as care_plan_id,
        person_token,
        care_plan_start_date,
        care_plan_end_date,
        is_aim_remain_with_support,
        is_aim_return_within_1_month,
        is_aim_return_within_6_months,
        is_aim_return_eventually,
        is_aim_relatives_or_friends,
        is_aim_long_term_fostering,
        is_aim_residential,
        is_aim_supported_living,
        is_aim_adoption,
        is_aim_other

    from arrived

)

select * from renamed
