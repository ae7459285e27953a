{# One row per person, with the agencies that know them: every token that any record holds. #}

with

links as (

    select * from {{ source('accepted', 'partnership__person_links') }}

),

agencies as (

    select * from {{ source('accepted', 'partnership__agencies') }}

),

known as (

    select distinct
        links.person_id,
        agencies.agency_id,
        agencies.agency_kind

    from links

    inner join agencies
        on links.agency_id = agencies.agency_id

),

gathered as (

    select
        person_id,
        {{ joined_text("case when agency_kind = 'council' then agency_id end") }}
            as council_agency_ids,
        sum(case when agency_kind = 'council' then 1 else 0 end) as council_count,
        bool_or(agency_kind = 'ics') as is_known_to_ics,
        bool_or(agency_kind = 'police') as is_known_to_police

    from known

    group by person_id

)

select * from gathered
