{# One row per plan per provider per month of submission. Rendered from the contract ics_child_protection_plan 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__child_protection_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reporting_month_start_date,
        person_token,
        plan_start_date,
        provider_code,
        plan_reason_code,
        plan_end_date

    from arrived

)

select * from renamed
