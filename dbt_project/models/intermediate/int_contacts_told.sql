{# One row per decided contact that a professional made: whether the referrer was told, and
   whether within the council's standard. #}

with

contacts as (

    select * from {{ ref('int_contacts_referred') }}

),

timed as (

    select * from {{ ref('int_contacts_timed') }}

),

clocks as (

    select * from {{ source('accepted', 'partnership__mash_clocks') }}

),

told as (

    select
        timed.agency_id,
        timed.contact_id,
        timed.decision_date,
        contacts.feedback_sent_at is not null as is_told,
        timed.feedback_working_days
        <= clocks.feedback_standard_working_days as is_told_within_standard

    from timed

    inner join contacts
        on
            timed.agency_id = contacts.agency_id
            and timed.contact_id = contacts.contact_id

    left join clocks
        on timed.agency_id = clocks.agency_id

    where
        timed.decision_at is not null
        and contacts.is_professional_referrer

)

select * from told
