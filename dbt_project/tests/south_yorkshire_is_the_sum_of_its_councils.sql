{# Fails for an indicator and period whose figure for South Yorkshire is not that of the councils
   together. Children (FD07) count once in South Yorkshire, so there it is at most the sum. #}

with

performance as (

    select * from {{ ref('mart_mash_performance') }}

),

summed as (

    select
        indicator_id,
        period_kind,
        period_start_date,
        bool_and(is_available) as is_available,
        sum(case when agency_id = 'all' then numerator else 0 end) as whole_numerator,
        sum(case when agency_id != 'all' then numerator else 0 end) as part_numerator,
        sum(case when agency_id = 'all' then denominator else 0 end) as whole_denominator,
        sum(case when agency_id != 'all' then denominator else 0 end) as part_denominator

    from performance

    group by indicator_id, period_kind, period_start_date

)

select
    indicator_id,
    period_kind,
    period_start_date

from summed

where
    is_available
    and (
        whole_denominator > part_denominator
        or (
            indicator_id != 'FD07'
            and (
                whole_numerator != part_numerator
                or whole_denominator != part_denominator
            )
        )
    )
