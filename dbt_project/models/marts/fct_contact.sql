{# One row per contact, as the case system and the front door together know it. #}

with

contacts as (
    select * from {{ ref('int_contacts_joined') }}
),

referred as (
    select * from {{ ref('int_contacts_referred') }}
),

timed as (
    select * from {{ ref('int_contacts_timed') }}
),

enquiries as (
    select * from {{ ref('int_enquiries_clocked') }}
),

chained as (
    select * from {{ ref('int_contacts_chained') }}
)

select
    contacts.contact_id,
    contacts.agency_id,
    contacts.person_id,
    contacts.arrival_id,
    contacts.source_row,
    contacts.is_in_ssd,
    contacts.is_in_mash,
    contacts.contact_date,
    contacts.received_at,
    contacts.recorded_at,
    contacts.referrer_agency_code,
    contacts.contact_source_code,
    referred.is_professional_referrer,
    contacts.channel_code,
    contacts.is_form_complete,
    contacts.consent_code,
    chained.is_repeat,
    timed.decision_at,
    timed.decision_due_at,
    timed.decision_working_days,
    timed.is_decided_within_one_working_day,
    timed.is_end_before_start,
    contacts.outcome_code,
    contacts.outcome_at,
    contacts.decision_maker_role_code,
    contacts.referral_id,
    contacts.feedback_sent_at,
    contacts.feedback_method_code,
    timed.feedback_working_days,
    timed.is_feedback_before_decision,
    enquiries.first_rating_code,
    enquiries.last_rating_code,
    enquiries.outcome_rating_code,
    enquiries.rating_clock_hours,
    enquiries.is_within_rating_clock

from contacts

left join referred
    on contacts.contact_id = referred.contact_id

left join timed
    on contacts.contact_id = timed.contact_id

left join enquiries
    on contacts.contact_id = enquiries.contact_id

left join chained
    on contacts.contact_id = chained.contact_id
