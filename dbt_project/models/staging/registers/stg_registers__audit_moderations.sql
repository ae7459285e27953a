{# One row per second grade given to a case. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__audit_moderations') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        audit_moderation_token as audit_moderation_id,
        audit_grade_token as audit_grade_id,
        moderator_token as moderator_id,
        moderator_agency_code,
        is_blind,
        moderator_grade_code,
        moderated_date

    from arrived

)

select * from renamed
