{# One row per authority and twelve months, for FD07: children with any contact, and those with
   three or more of which none became a referral. Counting rule R20: a child counts once in
   each council and once in South Yorkshire. A contact without a child cannot count. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

authorities as (

    select * from {{ ref('int_authorities_grouped') }}

),

periods as (

    select * from {{ ref('int_periods') }}

    where period_kind = 'rolling_12_months'

),

children as (

    select
        authorities.reported_agency_id,
        periods.period_start_date,
        contacts.person_id,
        count(*) as contact_count,
        sum(case when contacts.outcome_code = 'REF' then 1 else 0 end) as referral_count

    from contacts

    inner join authorities
        on contacts.agency_id = authorities.agency_id

    inner join periods
        on contacts.contact_date between periods.period_start_date and periods.period_end_date

    where
        contacts.is_in_mash
        and contacts.person_id is not null

    group by authorities.reported_agency_id, periods.period_start_date, contacts.person_id

),

counted as (

    select
        'FD07' as indicator_id,
        reported_agency_id,
        period_start_date,
        sum(case when contact_count >= 3 and referral_count = 0 then 1 else 0 end) as numerator,
        count(*) as denominator

    from children

    group by reported_agency_id, period_start_date

)

select * from counted
