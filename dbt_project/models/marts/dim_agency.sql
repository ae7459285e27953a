{# One row per agency of the partnership. #}

with

agencies as (

    select * from {{ source('accepted', 'partnership__agencies') }}

),

named as (

    select
        agency_id,
        agency_name,
        agency_kind,
        la_code

    from agencies

)

select * from named
