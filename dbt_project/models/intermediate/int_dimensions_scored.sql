{# One row per agency, extract and dimension: the share of its records that no rule flags. #}

with

dimensions as (

    select distinct dimension from {{ ref('dim_rule') }}

),

records as (

    select distinct
        agency_id,
        extract_id,
        dimension,
        arrival_id,
        table_name,
        source_row

    from {{ ref('int_records_flagged') }}

),

flagged as (

    select
        agency_id,
        extract_id,
        dimension,
        count(*) as records_flagged

    from records

    group by agency_id, extract_id, dimension

)

select
    covered.agency_id,
    covered.extract_id,
    dimensions.dimension,
    covered.records,
    asked.dimension is not null as is_applicable,
    case
        when asked.dimension is not null
            then least(coalesce(flagged.records_flagged, 0), covered.records)
    end as records_flagged,
    case
        when asked.dimension is not null and covered.records > 0
            then round(
                100 - least(coalesce(flagged.records_flagged, 0), covered.records)
                * 100.0 / covered.records, 2
            )
    end as score

from {{ ref('int_extracts_covered') }} as covered

cross join dimensions

left join {{ ref('int_dimensions_asked') }} as asked
    on
        covered.agency_id = asked.agency_id
        and covered.extract_id = asked.extract_id
        and dimensions.dimension = asked.dimension

left join flagged
    on
        covered.agency_id = flagged.agency_id
        and covered.extract_id = flagged.extract_id
        and dimensions.dimension = flagged.dimension
