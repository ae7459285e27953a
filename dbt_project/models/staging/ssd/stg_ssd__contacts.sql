{# One row per child per contact. Rendered from the contract ssd_contacts 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'ssd__contacts') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        contact_token as contact_id,
        person_token,
        contact_date,
        contact_source_code,
        is_outcome_new_referral,
        is_outcome_existing_referral,
        is_outcome_cp_enquiry,
        is_outcome_nfa,
        is_outcome_non_agency_adoption,
        is_outcome_private_fostering,
        is_outcome_advice,
        is_outcome_missing_notification,
        is_outcome_other_authority_cp,
        has_other_outcomes

    from arrived

)

select * from renamed
