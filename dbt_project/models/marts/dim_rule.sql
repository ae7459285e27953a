{# One row per rule that a finding can name. #}

with

rules as (

    select * from {{ source('accepted', 'partnership__rules') }}

),

named as (

    select
        rule_id,
        dimension,
        reach,
        title

    from rules

)

select * from named
