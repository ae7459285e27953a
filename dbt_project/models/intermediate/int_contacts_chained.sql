{# One row per contact, with whether the child had another contact with the same council, one
   day to twelve months before. Contacts of one day are one occasion. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

child_days as (

    select distinct
        agency_id,
        person_id,
        contact_date

    from contacts

    where
        person_id is not null
        and contact_date is not null

),

previous as (

    select
        *,
        min(contact_date) over (partition by agency_id) as first_contact_date,
        lag(contact_date) over (
            partition by agency_id, person_id
            order by contact_date
        ) as previous_contact_date

    from child_days

),

chained as (

    select
        contacts.agency_id,
        contacts.contact_id,
        previous.previous_contact_date,
        case
            when previous.first_contact_date <= {{ add_months('previous.contact_date', -12) }}
                then
                    coalesce(
                        {{ within_months(
                            'previous.previous_contact_date', 'previous.contact_date', 12
                        ) }},
                        false
                    )
        end as is_repeat

    from contacts

    left join previous
        on
            contacts.agency_id = previous.agency_id
            and contacts.person_id = previous.person_id
            and contacts.contact_date = previous.contact_date

)

select * from chained
