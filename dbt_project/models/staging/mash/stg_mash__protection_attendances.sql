{# One row per child per meeting per service invited. Rendered from the contract mash_protection_attendance 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__protection_attendances') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        protection_meeting_token as protection_meeting_id,
        agency_code,
        service_code,
        is_invited,
        has_attended,
        is_report_received,
        report_received_date,
        school_urn

    from arrived

)

select * from renamed
