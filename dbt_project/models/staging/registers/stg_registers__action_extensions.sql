{# One row per extension of an action. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__action_extensions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        action_extension_token as action_extension_id,
        action_token as action_id,
        due_before_date,
        due_after_date,
        extension_reason_code,
        extended_date,
        extended_by_code

    from arrived

)

select * from renamed
