{# One row per training event. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__training_events') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        training_event_token as training_event_id,
        training_topic_code,
        training_date,
        training_format_code,
        is_multi_agency,
        training_hours,
        place_count

    from arrived

)

select * from renamed
