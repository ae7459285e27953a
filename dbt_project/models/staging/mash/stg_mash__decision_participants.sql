{# One row per contact per stage per agency. Rendered from the contract mash_decision_participant 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__decision_participants') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        stage_code,
        agency_code,
        is_named_in_record,
        has_agreed

    from arrived

)

select * from renamed
