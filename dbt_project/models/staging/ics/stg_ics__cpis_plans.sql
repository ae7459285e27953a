{# One row per plan held. Rendered from the contract ics_cpis_plan 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__cpis_plans') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        person_token,
        plan_type_code,
        plan_start_date,
        submitting_organisation_code,
        nhs_number_token,
        plan_end_date,
        la_code

    from arrived

)

select * from renamed
