{# One row per request. Rendered from the contract ssd_ehcp_requests 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__ehcp_requests') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        ehcp_request_token as ehcp_request_id,
        send_record_token as send_record_id,
        request_date,
        request_outcome_date,
        request_outcome_code

    from arrived

)

select * from renamed
