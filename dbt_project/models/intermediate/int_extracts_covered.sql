{# One row per agency and extract that feeds this release: its rows, and periods submitted. #}

with

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

submitted as (

    select * from {{ ref('int_submissions_counted') }}

),

counted as (

    select
        agency_id,
        extract_id,
        cast(sum(rows_accepted - rows_superseded) as bigint) as rows_standing,
        cast(sum(rows_in - rows_superseded) as bigint) as records

    from arrivals

    where is_selected

    group by agency_id, extract_id

)

select
    counted.agency_id,
    counted.extract_id,
    counted.rows_standing,
    counted.records,
    submitted.periods_expected,
    submitted.periods_submitted

from counted

left join submitted
    on
        counted.agency_id = submitted.agency_id
        and counted.extract_id = submitted.extract_id
