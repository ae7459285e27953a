{# One row per overall grade given by an auditor. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_grades') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_grade_token as audit_grade_id,
        audit_case_token as audit_case_id,
        auditor_token as auditor_id,
        auditor_agency_code,
        auditor_role_code,
        auditor_team_token as auditor_team_id,
        graded_agency_code,
        grade_code,
        graded_date

    from arrived

)

select * from renamed
