{# One row per active plan. Rendered from the contract ssd_ehcp_active_plans 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__ehcp_active_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        ehcp_token as ehcp_id,
        ehcp_request_token as ehcp_request_id,
        last_review_date

    from arrived

)

select * from renamed
