{# One row per concern that an audit raised at once. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_escalations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_escalation_token as audit_escalation_id,
        audit_case_token as audit_case_id,
        escalated_at,
        escalated_to_code,
        escalation_reason_code,
        escalation_resolved_at,
        escalation_outcome_code

    from arrived

)

select * from renamed
