{# One row per occasion on which a child, young person or parent was heard. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__voice_entries') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        voice_entry_token as voice_entry_id,
        person_token,
        voice_date,
        voice_speaker_code,
        voice_source_code,
        asked_by_code,
        age_band_code,
        wants_change_code,
        is_use_agreed,
        response_given_date

    from arrived

)

select * from renamed
