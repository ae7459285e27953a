{# One row per record of the release and rule that it breaks. #}

with

findings as (

    select * from {{ source('accepted', 'partnership__findings') }}

),

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

rules as (

    select * from {{ ref('dim_rule') }}

),

flagged as (

    select distinct
        arrivals.agency_id,
        arrivals.extract_id,
        findings.arrival_id,
        findings.table_name,
        findings.source_row,
        findings.rule_id,
        rules.book,
        rules.dimension,
        rules.severity

    from findings

    inner join arrivals
        on findings.arrival_id = arrivals.arrival_id

    inner join rules
        on findings.rule_id = rules.rule_id

    where
        arrivals.is_selected
        and findings.source_row is not null
        and (findings.is_standing or rules.reach = 'row')

)

select * from flagged
