{# One row per agency, topic and day on which those who need the training were counted. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__training_eligible_staff') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        eligible_agency_code,
        training_topic_code,
        counted_date,
        eligible_staff_count

    from arrived

)

select * from renamed
