{# One row per assessment. Rendered from the contract ssd_ehcp_assessment 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__ehcp_assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        ehcp_assessment_token as ehcp_assessment_id,
        ehcp_request_token as ehcp_request_id,
        assessment_outcome_date,
        assessment_outcome_code

    from arrived

)

select * from renamed
