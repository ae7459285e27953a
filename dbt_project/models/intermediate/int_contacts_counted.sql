{# One row per council and month: contacts by the day of the contact, for FD01. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

placed as (

    select
        agency_id,
        {{ month_start('contact_date') }} as month_start_date

    from contacts

    where contact_date is not null

),

counted as (

    select
        agency_id,
        month_start_date,
        'FD01' as indicator_id,
        count(*) as numerator,
        count(*) as denominator

    from placed

    group by agency_id, month_start_date

)

select * from counted
