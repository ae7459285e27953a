{# One row per child known to the special educational needs service. Rendered from the contract ssd_send 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__send_records') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        send_record_token as send_record_id,
        upn_token,
        upn_unknown_code,
        person_token

    from arrived

)

select * from renamed
