{# One row per police notice and child named in it. #}

with

notices as (

    select * from {{ ref('stg_police__child_notices') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

agencies as (

    select * from {{ source('accepted', 'partnership__agencies') }}

),

timed as (

    select
        notices.notice_id,
        notices.source_row,
        notices.arrival_id,
        notices.agency_id,
        links.person_id,
        notices.person_role_code,
        notices.incident_at,
        notices.created_at,
        notices.sent_at,
        notices.risk_grade_code,
        notices.la_code,
        agencies.agency_id as council_agency_id,
        cast({{ local_time('notices.incident_at') }} as date) as incident_date,
        notices.sent_at < notices.incident_at as is_end_before_start,
        {{ clock_hours('notices.incident_at', 'notices.sent_at') }} as sending_clock_hours

    from notices

    left join links
        on
            notices.agency_id = links.agency_id
            and notices.person_token = links.person_token

    left join agencies
        on notices.la_code = agencies.la_code

)

select * from timed
