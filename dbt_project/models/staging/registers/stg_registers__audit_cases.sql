{# One row per case chosen for a round of audits. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_cases') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_case_token as audit_case_id,
        audit_round_token as audit_round_id,
        person_token,
        stratum_code,
        sampling_weight,
        is_substitute,
        exclusion_code,
        case_audited_date,
        final_grade_code,
        final_grade_basis_code

    from arrived

)

select * from renamed
