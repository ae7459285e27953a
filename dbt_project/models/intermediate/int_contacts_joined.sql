{# One row per contact: what the case system and the front door say of it, side by side.
   A contact that only one of them holds stays. #}

with

case_contacts as (

    select * from {{ ref('stg_ssd__contacts') }}

),

front_door_contacts as (

    select * from {{ ref('stg_mash__contacts') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

joined as (

    select
        mash.received_at,
        mash.recorded_at,
        mash.referrer_agency_code,
        mash.channel_code,
        mash.is_form_complete,
        mash.consent_code,
        mash.outcome_code,
        mash.outcome_at,
        mash.decision_maker_role_code,
        mash.referral_id,
        mash.feedback_sent_at,
        mash.feedback_method_code,
        coalesce(mash.agency_id, ssd.agency_id) as agency_id,
        coalesce(mash.contact_id, ssd.contact_id) as contact_id,
        coalesce(mash.arrival_id, ssd.arrival_id) as arrival_id,
        coalesce(mash.source_row, ssd.source_row) as source_row,
        coalesce(mash.person_token, ssd.person_token) as person_token,
        coalesce(mash.contact_source_code, ssd.contact_source_code) as contact_source_code,
        coalesce(cast({{ local_time('mash.received_at') }} as date), ssd.contact_date)
            as contact_date,
        ssd.contact_id is not null as is_in_ssd,
        mash.contact_id is not null as is_in_mash

    from front_door_contacts as mash

    full outer join case_contacts as ssd
        on
            mash.agency_id = ssd.agency_id
            and mash.contact_id = ssd.contact_id

),

linked as (

    select
        joined.*,
        links.person_id

    from joined

    left join links
        on
            joined.agency_id = links.agency_id
            and joined.person_token = links.person_token

)

select * from linked
