{# One row per agency, extract and dimension, or all of them together: the score of quality. #}

with

items as (

    select
        agency_id,
        extract_id,
        count(item_score) as items,
        avg(cast(item_score as decimal(9, 4))) as mean_score

    from {{ ref('fct_item_quality') }}

    group by agency_id, extract_id

),

covered as (

    select * from {{ ref('int_extracts_covered') }}

),

dimensions as (

    select * from {{ ref('int_dimensions_scored') }}

)

select
    covered.agency_id,
    covered.extract_id,
    'overall' as dimension,
    coalesce(items.items, 0) > 0 as is_applicable,
    cast(
        round(items.mean_score * covered.periods_submitted / covered.periods_expected, 2) as double
    ) as score,
    covered.records,
    cast(null as bigint) as records_flagged,
    coalesce(items.items, 0) as items,
    covered.periods_submitted,
    covered.periods_expected

from covered

left join items
    on
        covered.agency_id = items.agency_id
        and covered.extract_id = items.extract_id

union all

select
    agency_id,
    extract_id,
    dimension,
    is_applicable,
    score,
    records,
    records_flagged,
    cast(null as bigint) as items,
    cast(null as integer) as periods_submitted,
    cast(null as integer) as periods_expected

from dimensions
