{# One row per contact, with whether somebody made it who can be told the outcome: not the
   public, the family, the child, nor anybody anonymous or unknown. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

sources as (

    select * from {{ ref('dim_source') }}

),

referred as (

    select
        contacts.agency_id,
        contacts.contact_id,
        contacts.feedback_sent_at,
        case
            when contacts.referrer_agency_code = 'PUBLIC' then false
            when sources.is_professional is not null then sources.is_professional
            when contacts.referrer_agency_code is not null then true
        end as is_professional_referrer

    from contacts

    left join sources
        on contacts.contact_source_code = sources.contact_source_code

)

select * from referred
