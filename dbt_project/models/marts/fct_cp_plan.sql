{# One row per child per child protection plan. #}

with

plans as (

    select * from {{ ref('stg_ssd__cp_plans') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

timed as (

    select
        plans.cp_plan_id,
        plans.agency_id,
        links.person_id,
        plans.arrival_id,
        plans.source_row,
        plans.referral_id,
        plans.icpc_id,
        plans.cp_plan_start_date,
        plans.cp_plan_end_date,
        plans.initial_category,
        plans.latest_category,
        plans.is_other_authority_plan,
        plans.cp_plan_end_date < plans.cp_plan_start_date as is_end_before_start,
        {{ calendar_days('plans.cp_plan_start_date', 'plans.cp_plan_end_date') }}
            as cp_plan_calendar_days

    from plans

    left join links
        on
            plans.agency_id = links.agency_id
            and plans.person_token = links.person_token

)

select * from timed
