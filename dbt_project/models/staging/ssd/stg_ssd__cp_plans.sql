{# One row per child per child protection plan. Rendered from the contract ssd_cp_plans 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cp_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cp_plan_token as cp_plan_id,
        referral_token as referral_id,
        icpc_token as icpc_id,
        person_token,
        cp_plan_start_date,
        cp_plan_end_date,
        initial_category,
        is_other_authority_plan,
        latest_category

    from arrived

)

select * from renamed
