{# One row per agency and return, or partnership: its rows, and those that rules flag. #}

with

rule_extracts as (

    select * from {{ source('accepted', 'partnership__rule_extracts') }}

),

rules as (

    select * from {{ ref('dim_rule') }}

),

looked_at as (

    select distinct
        rule_extracts.extract_id as of_extract,
        case rules.book when 'partnership' then 'partnership' else rule_extracts.extract_id end
            as extract_id

    from rule_extracts

    inner join rules
        on rule_extracts.rule_id = rules.rule_id

    where rules.book != 'reading'

),

standing as (

    select
        covered.agency_id,
        looked_at.extract_id,
        sum(covered.rows_standing) as rows_standing

    from {{ ref('int_extracts_covered') }} as covered

    inner join looked_at
        on covered.extract_id = looked_at.of_extract

    group by covered.agency_id, looked_at.extract_id

),

records as (

    select distinct
        agency_id,
        arrival_id,
        table_name,
        source_row,
        severity,
        case book when 'partnership' then 'partnership' else extract_id end as extract_id

    from {{ ref('int_records_flagged') }}

    where book != 'reading'

)

select
    standing.agency_id,
    standing.extract_id,
    cast(standing.rows_standing as bigint) as rows_standing,
    count(case records.severity when 'error' then 1 end) as rows_in_error,
    count(case records.severity when 'query' then 1 end) as rows_in_query

from standing

left join records
    on
        standing.agency_id = records.agency_id
        and standing.extract_id = records.extract_id

group by standing.agency_id, standing.extract_id, standing.rows_standing
