{# One row per training event per person booked. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__training_attendances') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        training_event_token as training_event_id,
        learner_token as learner_id,
        learner_agency_code,
        learner_role_code,
        is_attended,
        score_before,
        score_after,
        score_later,
        found_useful_code,
        practice_changed_code

    from arrived

)

select * from renamed
