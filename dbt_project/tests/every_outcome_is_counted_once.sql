{# Fails for an authority and period whose contacts with an outcome are not all in one of FD04,
   FD05 and FD06, so that their numerators do not make up the denominator. #}

with

performance as (

    select * from {{ ref('mart_mash_performance') }}

    where
        indicator_id in ('FD04', 'FD05', 'FD06')
        and is_available

)

select
    agency_id,
    period_kind,
    period_start_date,
    sum(numerator) as counted,
    max(denominator) as outcomes

from performance

group by agency_id, period_kind, period_start_date

having sum(numerator) != max(denominator)
