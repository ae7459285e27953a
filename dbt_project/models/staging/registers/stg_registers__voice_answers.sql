{# One row per question answered on an occasion. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__voice_answers') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        voice_entry_token as voice_entry_id,
        voice_question_code,
        voice_answer_code

    from arrived

)

select * from renamed
