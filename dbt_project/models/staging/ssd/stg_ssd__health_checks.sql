{# One row per child per health check. Rendered from the contract ssd_cla_health 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__health_checks') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        health_check_token as health_check_id,
        person_token,
        health_check_type,
        health_check_date,
        health_check_status

    from arrived

)

select * from renamed
