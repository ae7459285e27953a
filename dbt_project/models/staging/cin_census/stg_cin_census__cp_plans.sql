{# One row per child per episode per child protection plan. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__cp_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        cp_plan_number,
        cp_plan_start_date,
        cp_plan_end_date,
        initial_category_code,
        latest_category_code,
        previous_plan_count

    from arrived

)

select * from renamed
