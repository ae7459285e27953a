{# One row per audit programme per agency that audits in it. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_programmes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_programme_token as audit_programme_id,
        agency_code,
        programme_start_date,
        programme_end_date,
        planned_audit_count

    from arrived

)

select * from renamed
