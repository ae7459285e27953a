{# One row per child per contact. Rendered from the contract ssd_contacts 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        person_token,
        contact_date,
        contact_source_code

    from arrived

)

select * from renamed
