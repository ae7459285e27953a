{# One row per authority that a figure is given for and council that it is made of: every
   council for itself, and all of them for South Yorkshire. #}

with

agencies as (

    select * from {{ source('accepted', 'partnership__agencies') }}

    where agency_kind = 'council'

),

grouped as (

    select
        agency_id as reported_agency_id,
        agency_id

    from agencies

    union all

    select
        'all' as reported_agency_id,
        agency_id

    from agencies

)

select * from grouped
