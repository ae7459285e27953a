{# One row per indicator, council and month in which there was anything to count. #}

with

counted as (

    select * from {{ ref('int_contacts_counted') }}
    union all
    select * from {{ ref('int_outcomes_counted') }}
    union all
    select * from {{ ref('int_decisions_counted') }}
    union all
    select * from {{ ref('int_enquiries_counted') }}
    union all
    select * from {{ ref('int_referrals_counted') }}

)

select
    agency_id,
    month_start_date,
    indicator_id,
    numerator,
    denominator

from counted
