{# One row per person per provider per month of submission. Rendered from the contract ics_mental_health_indicator 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__mental_health_indicators') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        reporting_month_start_date,
        person_token,
        provider_code,
        child_protection_plan_code,
        looked_after_code,
        looked_after_legal_status_code,
        young_carer_code,
        parental_responsibility_code,
        constant_supervision_code

    from arrived

)

select * from renamed
