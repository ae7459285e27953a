{# One row per rule that a finding can name: of reading, of a return, or across agencies. #}

with

rules as (

    select * from {{ source('accepted', 'partnership__rules') }}

),

named as (

    select
        rule_id,
        book,
        dimension,
        severity,
        reach,
        title,
        message,
        to_do,
        owner_kind,
        affects,
        due_working_days

    from rules

)

select * from named
