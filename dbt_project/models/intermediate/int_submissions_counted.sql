{# One row per agency and extract: the periods of it that were submitted, and expected. #}

with

submissions as (

    select * from {{ source('accepted', 'partnership__submissions') }}

),

extracts as (

    select * from {{ ref('dim_extract') }}

),

thresholds as (

    select * from {{ source('accepted', 'partnership__thresholds') }}

),

night as (

    select * from {{ source('accepted', 'partnership__night') }}

),

aged as (

    select
        submissions.agency_id,
        submissions.extract_id,
        submissions.period_date,
        extracts.every_days,
        thresholds.periods_counted,
        {{ calendar_days('submissions.period_date', 'night.as_of_date') }} as age_days

    from submissions

    inner join extracts
        on submissions.extract_id = extracts.extract_id

    inner join thresholds
        on submissions.extract_id = thresholds.extract_id

    cross join night

),

counted as (

    select
        agency_id,
        extract_id,
        count(distinct case when age_days < periods_counted * every_days then period_date end)
            as periods_submitted,
        least(max(periods_counted), max(floor(age_days / every_days)) + 1) as periods_expected

    from aged

    group by agency_id, extract_id

)

select
    agency_id,
    extract_id,
    cast(periods_expected as integer) as periods_expected,
    cast(least(periods_submitted, periods_expected) as integer) as periods_submitted

from counted
