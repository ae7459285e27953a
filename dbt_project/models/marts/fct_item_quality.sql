{# One row per agency and item, a required column of an extract, with its score. #}

with

thresholds as (

    select * from {{ source('accepted', 'partnership__thresholds') }}

),

excess as (

    select
        counts.agency_id,
        counts.extract_id,
        counts.table_name,
        counts.column_name,
        counts.records,
        counts.valid,
        counts.defaults,
        thresholds.defaults_max_share,
        greatest(counts.defaults - thresholds.defaults_max_share * counts.records, 0)
            as defaults_excess

    from {{ source('accepted', 'partnership__item_counts') }} as counts

    inner join thresholds
        on counts.extract_id = thresholds.extract_id

),

scored as (

    select
        agency_id,
        extract_id,
        table_name,
        column_name,
        records,
        valid,
        defaults,
        defaults_max_share,
        case
            when records > 0
                then round(greatest(valid - defaults_excess, 0) / records * 100, 4)
        end as item_score

    from excess

),

ranked as (

    select
        agency_id,
        extract_id,
        table_name,
        column_name,
        records,
        valid,
        defaults,
        defaults_max_share,
        item_score,
        case
            when item_score is not null
                then
                    row_number() over (
                        partition by agency_id, extract_id
                        order by coalesce(item_score, 101), table_name, column_name
                    )
        end as worst_rank

    from scored

)

select * from ranked
