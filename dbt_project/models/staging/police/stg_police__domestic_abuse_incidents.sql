{# One row per domestic abuse incident. Rendered from the contract police_domestic_abuse_incident 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__domestic_abuse_incidents') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        incident_token as incident_id,
        occurred_at,
        reported_at,
        dash_grade_code,
        is_child_in_household,
        is_referred_to_marac,
        marac_date,
        is_shared_with_health,
        shared_with_health_at,
        health_recipient_code,
        la_code

    from arrived

)

select * from renamed
