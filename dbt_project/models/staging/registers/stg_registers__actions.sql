{# One row per action agreed. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__actions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        action_token as action_id,
        action_reference,
        recommendation_token as recommendation_id,
        scrutineer_issue_token as scrutineer_issue_id,
        agreed_date,
        owner_agency_code,
        owner_role_code,
        owner_token as owner_id,
        measure_code,
        baseline_value,
        baseline_date,
        target_value,
        due_original_date,
        due_current_date,
        started_date,
        action_completed_date,
        signed_off_date,
        reopened_date,
        closure_code

    from arrived

)

select * from renamed
