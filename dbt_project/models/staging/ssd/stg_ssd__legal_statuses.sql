{# One row per child per period of a legal status. Rendered from the contract ssd_legal_status 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__legal_statuses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        legal_status_token as legal_status_id,
        person_token,
        legal_status_code,
        legal_status_start_date,
        legal_status_end_date

    from arrived

)

select * from renamed
