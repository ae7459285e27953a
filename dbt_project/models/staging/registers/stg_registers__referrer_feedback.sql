{# One row per answer of a referrer asked about the front door. Rendered from the contract partnership_registers 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'registers__referrer_feedback') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        referrer_feedback_token as referrer_feedback_id,
        contact_token as contact_id,
        referrer_agency_code,
        feedback_given_date,
        feedback_satisfaction_code,
        reason_understood_code

    from arrived

)

select * from renamed
