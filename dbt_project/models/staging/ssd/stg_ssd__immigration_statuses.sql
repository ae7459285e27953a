{# One row per person per period of an immigration status. Rendered from the contract ssd_immigration_status 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__immigration_statuses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        immigration_status_token as immigration_status_id,
        person_token,
        immigration_status,
        status_start_date,
        status_end_date

    from arrived

)

select * from renamed
