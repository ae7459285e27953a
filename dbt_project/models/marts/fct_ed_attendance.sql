{# One row per attendance at an emergency department. #}

with

attendances as (

    select * from {{ ref('stg_ics__emergency_attendances') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

timed as (

    select
        attendances.attendance_id,
        attendances.agency_id,
        links.person_id,
        attendances.arrival_id,
        attendances.source_row,
        attendances.provider_code,
        attendances.arrived_at,
        attendances.departed_at,
        attendances.destination_code,
        attendances.chief_complaint_code,
        attendances.is_under_one_at_arrival,
        cast({{ local_time('attendances.arrived_at') }} as date) as arrival_date,
        attendances.departed_at < attendances.arrived_at as is_end_before_start,
        {{ clock_hours('attendances.arrived_at', 'attendances.departed_at') }}
            as attendance_clock_hours

    from attendances

    left join links
        on
            attendances.agency_id = links.agency_id
            and attendances.person_token = links.person_token

)

select * from timed
