{# One row per criterion of a case that an agency's work was held to. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_answers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_case_token as audit_case_id,
        criterion_code,
        criterion_agency_code,
        criterion_answer_code

    from arrived

)

select * from renamed
