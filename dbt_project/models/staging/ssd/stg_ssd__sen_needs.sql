{# One row per active plan per kind of need. Rendered from the contract ssd_sen_need 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__sen_needs') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        sen_need_token as sen_need_id,
        ehcp_token as ehcp_id,
        sen_need_type_code,
        need_rank

    from arrived

)

select * from renamed
