{# One row per child per strategy discussion. Rendered from the contract mash_strategy_discussion 1.0.0. #}

with

arrived as (

    select * from {{ source('accepted', 'mash__strategy_discussions') }}

),

renamed as (

    select
        agency_id,
        arrival_id,
        source_row,
        strategy_discussion_token as strategy_discussion_id,
        meeting_token as meeting_id,
        person_token,
        contact_token as contact_id,
        referral_token as referral_id,
        s47_enquiry_token as s47_enquiry_id,
        requested_by_agency_code,
        requested_at,
        held_at,
        discussion_kind_code,
        discussion_channel_code,
        is_out_of_hours,
        outcome_code,
        enquiry_kind_code,
        record_shared_at

    from arrived

)

select * from renamed
