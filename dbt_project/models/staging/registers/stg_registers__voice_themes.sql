{# One row per theme heard on an occasion per person who coded it. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__voice_themes') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        voice_entry_token as voice_entry_id,
        voice_theme_code,
        coder_position,
        valence,
        action_token as action_id

    from arrived

)

select * from renamed
