{# One row per look-up. Rendered from the contract ics_cpis_access_event 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ics__cpis_access_events') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        access_event_token as access_event_id,
        person_token,
        accessed_at,
        attendance_token as attendance_id,
        organisation_code,
        site_code,
        setting_code,
        accessor_role_code,
        worker_token as worker_id,
        is_plan_found

    from arrived

)

select * from renamed
