{# One row per incident per child per setting that had to be told. Rendered from the contract police_encompass_notification 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__encompass_notifications') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        encompass_notification_token as encompass_notification_id,
        incident_token as incident_id,
        person_token,
        person_role_code,
        incident_at,
        setting_urn,
        setting_type_code,
        next_school_day_start_at,
        notified_at,
        not_sent_reason_code,
        was_sent_before_next_school_day

    from arrived

)

select * from renamed
