{# One row per initial child protection conference, with the working days from the start of its
   section 47 enquiry. Counting rule R9: a conference before that start, or one that a move from
   another authority brought, is counted but not timed. #}

with

conferences as (

    select * from {{ ref('stg_ssd__initial_cp_conferences') }}

),

enquiries as (

    select * from {{ ref('stg_ssd__s47_enquiries') }}

),

days as (

    select * from {{ ref('dim_date') }}

),

timed as (

    select
        conferences.agency_id,
        conferences.icpc_id,
        enquiries.s47_start_date,
        conferences.icpc_date < enquiries.s47_start_date as is_end_before_start,
        case
            when not coalesce(conferences.is_transfer_in, false)
                then {{ working_days('started', 'held') }}
        end as icpc_working_days

    from conferences

    left join enquiries
        on
            conferences.agency_id = enquiries.agency_id
            and conferences.s47_enquiry_id = enquiries.s47_enquiry_id

    left join days as started
        on enquiries.s47_start_date = started.calendar_date

    left join days as held
        on conferences.icpc_date = held.calendar_date

)

select * from timed
