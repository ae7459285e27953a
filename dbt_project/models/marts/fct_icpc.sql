{# One row per child per initial child protection conference. #}

with

conferences as (

    select * from {{ ref('stg_ssd__initial_cp_conferences') }}

),

timed as (

    select * from {{ ref('int_conferences_timed') }}

),

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

joined as (

    select
        conferences.icpc_id,
        conferences.agency_id,
        links.person_id,
        conferences.arrival_id,
        conferences.source_row,
        conferences.meeting_id,
        conferences.s47_enquiry_id,
        conferences.referral_id,
        conferences.cp_plan_id,
        conferences.is_transfer_in,
        timed.s47_start_date,
        conferences.icpc_target_date,
        conferences.icpc_date,
        conferences.is_cp_plan_outcome,
        conferences.team_id,
        conferences.worker_id,
        timed.is_end_before_start,
        timed.icpc_working_days,
        timed.icpc_working_days <= 15 as is_within_15_working_days

    from conferences

    left join timed
        on
            conferences.agency_id = timed.agency_id
            and conferences.icpc_id = timed.icpc_id

    left join links
        on
            conferences.agency_id = links.agency_id
            and conferences.person_token = links.person_token

)

select * from joined
