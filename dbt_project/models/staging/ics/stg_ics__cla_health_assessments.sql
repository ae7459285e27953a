{# One row per health assessment requested for a looked-after child. Rendered from the contract ics_cla_health_assessment 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__cla_health_assessments') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        health_assessment_token as health_assessment_id,
        person_token,
        assessment_type_code,
        la_code,
        provider_code,
        is_placed_out_of_area,
        requested_date,
        consent_received_date,
        first_offered_date,
        completed_date,
        report_sent_date,
        not_done_reason_code

    from arrived

)

select * from renamed
