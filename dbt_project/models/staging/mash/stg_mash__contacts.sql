{# One row per child per contact. Rendered from the contract mash_contact 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        person_token,
        received_at,
        recorded_at,
        referrer_agency_code,
        contact_source_code,
        channel_code,
        is_form_complete,
        consent_code,
        outcome_code,
        outcome_at,
        decision_maker_role_code,
        referral_token as referral_id,
        feedback_sent_at,
        feedback_method_code

    from arrived

)

select * from renamed
