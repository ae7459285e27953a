{# One row per decision of a meeting on an item of its agenda. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__decisions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        decision_token as decision_id,
        agenda_item_token as agenda_item_id,
        agenda_item_kind_code,
        action_token as action_id,
        scrutineer_issue_token as scrutineer_issue_id,
        meeting_code,
        meeting_date,
        meeting_decision_code,
        minuted_date

    from arrived

)

select * from renamed
