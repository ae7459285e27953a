{# One row per plan. Rendered from the contract ssd_ehcp_named_plan 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__ehcp_named_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        ehcp_named_plan_token as ehcp_named_plan_id,
        ehcp_assessment_token as ehcp_assessment_id,
        plan_start_date,
        plan_ceased_date

    from arrived

)

select * from renamed
