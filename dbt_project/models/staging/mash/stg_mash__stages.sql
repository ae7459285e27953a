{# One row per contact per stage. Rendered from the contract mash_stage 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__stages') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        stage_code,
        decision_code,
        decided_at,
        is_urgent_contact_required

    from arrived

)

select * from renamed
