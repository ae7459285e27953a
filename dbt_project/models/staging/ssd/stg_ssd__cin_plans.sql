{# One row per child per child in need plan. Rendered from the contract ssd_cin_plans 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__cin_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        cin_plan_token as cin_plan_id,
        referral_token as referral_id,
        person_token,
        cin_plan_start_date,
        cin_plan_end_date,
        team_token as team_id,
        worker_token as worker_id

    from arrived

)

select * from renamed
