{# One row per notice per child named in it. Rendered from the contract police_child_notice 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__child_notices') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        notice_token as notice_id,
        person_token,
        person_role_code,
        incident_at,
        created_at,
        sent_at,
        risk_grade_code,
        la_code

    from arrived

)

select * from renamed
