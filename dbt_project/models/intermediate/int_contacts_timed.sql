{# One row per contact of the front door, with its waits in working days and whether the
   decision came in time. Counting rules R5 and R7. #}

with

contacts as (

    select * from {{ ref('int_contacts_due') }}

),

histories as (

    select * from {{ ref('int_histories_bounded') }}

    where extract_id = 'mash_contact'

),

days as (

    select * from {{ ref('dim_date') }}

),

timed as (

    select
        contacts.agency_id,
        contacts.contact_id,
        contacts.decision_at,
        contacts.decision_date,
        contacts.decision_due_date,
        {{ utc_time('contacts.decision_due_local_at') }} as decision_due_at,
        contacts.decision_at < contacts.received_at as is_end_before_start,
        contacts.feedback_sent_at < contacts.decision_at as is_feedback_before_decision,
        -- A decision over the weekend on a contact that was to wait for Monday waited for nothing.
        case
            when contacts.decision_at >= contacts.received_at
                then greatest(decided.working_day_index - contacts.start_working_day_index, 0)
        end as decision_working_days,
        case
            when contacts.decision_at >= contacts.received_at
                then contacts.decision_local_at <= contacts.decision_due_local_at
            when
                contacts.decision_at is null
                and contacts.decision_due_date <= histories.last_known_date
                then false
        end as is_decided_within_one_working_day,
        case
            when contacts.feedback_sent_at >= contacts.decision_at
                then {{ working_days('decided', 'told') }}
        end as feedback_working_days

    from contacts

    left join histories
        on contacts.agency_id = histories.agency_id

    left join days as decided
        on contacts.decision_date = decided.calendar_date

    left join days as told
        on contacts.feedback_date = told.calendar_date

)

select * from timed
