{# One row per domestic abuse incident per child linked to it. Rendered from the contract police_domestic_abuse_child 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'police__domestic_abuse_children') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        incident_token as incident_id,
        person_token,
        person_role_code,
        presence_code,
        is_resident,
        notice_token as notice_id

    from arrived

)

select * from renamed
