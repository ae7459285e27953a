{# One row per answer of a referrer. Rendered from the contract mash_referrer_survey 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__referrer_surveys') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        survey_response_token as survey_response_id,
        contact_token as contact_id,
        responded_date,
        referrer_agency_code,
        is_feedback_received,
        reason_understood_code,
        feedback_satisfied_code,
        decision_agreed_code

    from arrived

)

select * from renamed
