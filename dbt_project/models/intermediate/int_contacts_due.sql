{# One row per contact of the front door, with the day its working-day clock starts from and
   when its decision is due: the close of the next working day. Counting rules R4, R5 and R7. #}

with

contacts as (

    select * from {{ ref('int_contacts_decided') }}

),

clocks as (

    select * from {{ source('accepted', 'partnership__mash_clocks') }}

),

days as (

    select * from {{ ref('dim_date') }}

),

started as (

    select
        contacts.*,
        clocks.closes_at,
        -- Day 0 is the day of receipt, or the next working day where after-hours contacts wait.
        case
            when
                clocks.after_hours_wait
                and (
                    not received.is_working_day
                    or contacts.received_local_at
                    > {{ date_at_time('contacts.received_date', 'clocks.closes_at') }}
                )
                then received.working_day_index + 1
            else received.working_day_index
        end as start_working_day_index

    from contacts

    left join clocks
        on contacts.agency_id = clocks.agency_id

    left join days as received
        on contacts.received_date = received.calendar_date

),

due as (

    select
        started.agency_id,
        started.contact_id,
        started.received_at,
        started.decision_at,
        started.decision_local_at,
        started.decision_date,
        started.feedback_sent_at,
        started.feedback_date,
        started.start_working_day_index,
        days.calendar_date as decision_due_date,
        {{ date_at_time('days.calendar_date', 'started.closes_at') }} as decision_due_local_at

    from started

    left join days
        on
            started.start_working_day_index + 1 = days.working_day_index
            and days.is_working_day

)

select * from due
