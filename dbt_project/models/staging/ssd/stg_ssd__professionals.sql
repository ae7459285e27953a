{# One row per worker. Rendered from the contract ssd_professionals 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__professionals') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        worker_token as worker_id,
        caseload_count,
        full_time_equivalent,
        is_agency_worker,
        is_registered_social_worker

    from arrived

)

select * from renamed
