{# One row per child per time with one social worker. Rendered from the contract ssda903 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssda903__sw_episodes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        row_number,
        person_token,
        birth_month,
        worker_registration_token as worker_registration_id,
        worker_start_date,
        worker_end_date,
        worker_change_reason_code

    from arrived

)

select * from renamed
