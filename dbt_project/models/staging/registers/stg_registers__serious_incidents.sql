{# One row per child per serious incident. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__serious_incidents') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        serious_incident_token as serious_incident_id,
        person_token,
        person_role_code,
        incident_date,
        aware_date,
        notified_date,
        incident_nature_code

    from arrived

)

select * from renamed
