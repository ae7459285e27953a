{# One row per formal response to an issue; earlier ones stay. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__scrutineer_responses') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        scrutineer_response_token as scrutineer_response_id,
        scrutineer_issue_token as scrutineer_issue_id,
        responding_agency_code,
        responded_date,
        response_acceptance_code

    from arrived

)

select * from renamed
