{# One row per council and extract that figures are made from: the first day that any of its
   events happened, and the last day that the extract speaks of. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

referrals as (

    select * from {{ ref('stg_ssd__referrals') }}

),

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

first_events as (

    select
        agency_id,
        'mash_contact' as extract_id,
        min(contact_date) as first_event_date

    from contacts

    where is_in_mash

    group by agency_id

    union all

    select
        agency_id,
        'ssd_cin_episodes' as extract_id,
        min(referral_date) as first_event_date

    from referrals

    group by agency_id

),

bounded as (

    select
        first_events.agency_id,
        first_events.extract_id,
        first_events.first_event_date,
        -- An agency whose newest extract is old has said nothing of the days since.
        least(arrivals.period_date, night.as_of_date) as last_known_date

    from first_events

    cross join night

    left join arrivals
        on
            first_events.agency_id = arrivals.agency_id
            and first_events.extract_id = arrivals.extract_id
            and arrivals.is_selected

)

select * from bounded
