{# One row per extract that the partnership has agreed. #}

with

extracts as (

    select * from {{ source('accepted', 'partnership__extracts') }}

),

named as (

    select
        extract_id,
        extract_name,
        product,
        agency_kind,
        file_format,
        is_own_specification,
        delivery,
        is_in_parts,
        cast(every_days as integer) as every_days

    from extracts

)

select * from named
