{# One row per child looked after for a year, with health and offending. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__oc2') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        sdq_score,
        sdq_reason_code,
        is_convicted,
        has_health_check,
        has_immunisations,
        has_teeth_check,
        has_health_assessment,
        has_substance_misuse,
        has_received_intervention,
        has_been_offered_intervention

    from arrived

)

select * from renamed
