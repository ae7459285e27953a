{# One row per council person with an address: the area they live in, or last lived in. An open
   address comes before an ended one, a later start before an earlier. #}

with

addresses as (

    select * from {{ ref('stg_ssd__addresses') }}

),

ranked as (

    select
        agency_id,
        person_token,
        lsoa_code,
        row_number() over (
            partition by agency_id, person_token
            order by
                address_end_date desc nulls first,
                address_start_date desc nulls last,
                address_id asc
        ) as address_rank

    from addresses

    where lsoa_code is not null

),

latest as (

    select
        agency_id,
        person_token,
        lsoa_code

    from ranked

    where address_rank = 1

)

select * from latest
