{# Fails for a figure that cannot be: a part above its whole, a figure that is shown although it
   is not available, or one that is missing although it is. #}

with

performance as (

    select * from {{ ref('mart_mash_performance') }}

)

select
    indicator_id,
    agency_id,
    period_kind,
    period_start_date

from performance

where
    numerator > denominator
    or numerator < 0
    or (is_available and numerator is null)
    or (is_available and unit = '%' and denominator is null)
    or (not is_available and (numerator is not null or value is not null))
    or (unit = '%' and value not between 0 and 100)
