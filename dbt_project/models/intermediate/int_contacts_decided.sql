{# One row per contact of the front door, with its decision and the local days of its events. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

stages as (

    select * from {{ ref('stg_mash__stages') }}

),

initial_decisions as (

    select
        agency_id,
        contact_id,
        min(decided_at) as decided_at

    from stages

    where stage_code = 'INITIAL'

    group by agency_id, contact_id

),

decided as (

    select
        contacts.agency_id,
        contacts.contact_id,
        contacts.received_at,
        contacts.feedback_sent_at,
        coalesce(initial_decisions.decided_at, contacts.outcome_at) as decision_at

    from contacts

    left join initial_decisions
        on
            contacts.agency_id = initial_decisions.agency_id
            and contacts.contact_id = initial_decisions.contact_id

    where contacts.is_in_mash

),

placed as (

    select
        *,
        {{ local_time('received_at') }} as received_local_at,
        {{ local_time('decision_at') }} as decision_local_at,
        cast({{ local_time('received_at') }} as date) as received_date,
        cast({{ local_time('decision_at') }} as date) as decision_date,
        cast({{ local_time('feedback_sent_at') }} as date) as feedback_date

    from decided

)

select * from placed
