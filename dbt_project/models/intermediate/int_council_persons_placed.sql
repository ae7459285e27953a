{# One row per person of a council's case system, with the area of the latest address. #}

with

persons as (

    select * from {{ ref('stg_ssd__persons') }}

),

addresses as (

    select * from {{ ref('int_council_addresses_latest') }}

),

placed as (

    select
        persons.agency_id,
        persons.person_token,
        persons.birth_month,
        persons.sex_code,
        persons.ethnicity_code,
        addresses.lsoa_code

    from persons

    left join addresses
        on
            persons.agency_id = addresses.agency_id
            and persons.person_token = addresses.person_token

)

select * from placed
