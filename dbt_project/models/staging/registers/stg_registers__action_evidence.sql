{# One row per piece of evidence that an action was done. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__action_evidence') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        action_evidence_token as action_evidence_id,
        action_token as action_id,
        evidence_type_code,
        evidence_date,
        verifier_token as verifier_id,
        verifier_agency_code,
        verifier_role_code,
        verified_date

    from arrived

)

select * from renamed
