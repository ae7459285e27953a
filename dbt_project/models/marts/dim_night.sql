{# One row per release, and a release holds one: itself. #}

with

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

named as (

    select
        release_id,
        as_of_date,
        partnership_name,
        invented_data as is_invented_data,
        suppress_at_or_below

    from night

)

select * from named
