{# One row per child per episode per child in need plan. Rendered from the contract cin_census 2.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'cin_census__cin_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        child_number,
        cin_detail_number,
        cin_plan_number,
        cin_plan_start_date,
        cin_plan_end_date

    from arrived

)

select * from renamed
