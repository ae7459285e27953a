{# One row per council, month and indicator of decisions: FD02 by the day of the decision, or the
   day it was due where none was made; FD08 and FD09 by the day of the decision. An impossible
   time is never shown as a standard that was kept. #}

with

contacts as (

    select * from {{ ref('int_contacts_timed') }}

),

told as (

    select * from {{ ref('int_contacts_told') }}

),

counted as (

    select
        agency_id,
        {{ month_start('coalesce(decision_date, decision_due_date)') }} as month_start_date,
        'FD02' as indicator_id,
        sum(case when is_decided_within_one_working_day then 1 else 0 end) as numerator,
        count(*) as denominator

    from contacts

    where
        decision_at is not null
        or not is_decided_within_one_working_day

    group by agency_id, {{ month_start('coalesce(decision_date, decision_due_date)') }}

    union all

    select
        agency_id,
        {{ month_start('decision_date') }} as month_start_date,
        'FD08' as indicator_id,
        sum(case when is_told then 1 else 0 end) as numerator,
        count(*) as denominator

    from told

    group by agency_id, {{ month_start('decision_date') }}

    union all

    select
        agency_id,
        {{ month_start('decision_date') }} as month_start_date,
        'FD09' as indicator_id,
        sum(case when is_told_within_standard then 1 else 0 end) as numerator,
        count(*) as denominator

    from told

    group by agency_id, {{ month_start('decision_date') }}

)

select * from counted
