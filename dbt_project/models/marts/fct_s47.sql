{# One row per child per section 47 enquiry. #}

with

enquiries as (

    select * from {{ ref('stg_ssd__s47_enquiries') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

days as (

    select * from {{ ref('dim_date') }}

),

timed as (

    select
        enquiries.s47_enquiry_id,
        enquiries.agency_id,
        links.person_id,
        enquiries.arrival_id,
        enquiries.source_row,
        enquiries.referral_id,
        enquiries.s47_start_date,
        enquiries.s47_end_date,
        enquiries.is_s47_nfa,
        enquiries.team_id,
        enquiries.worker_id,
        enquiries.s47_end_date < enquiries.s47_start_date as is_end_before_start,
        {{ working_days('started', 'ended') }} as s47_working_days

    from enquiries

    left join links
        on
            enquiries.agency_id = links.agency_id
            and enquiries.person_token = links.person_token

    left join days as started
        on enquiries.s47_start_date = started.calendar_date

    left join days as ended
        on enquiries.s47_end_date = ended.calendar_date

)

select * from timed
