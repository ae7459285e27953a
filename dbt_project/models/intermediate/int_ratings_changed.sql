{# One row per contact and change of its rating. The same rating given again is no change, so
   it cannot restart a clock. #}

with

ratings as (

    select * from {{ ref('stg_mash__ratings') }}

),

compared as (

    select
        agency_id,
        contact_id,
        rating_code,
        rated_at,
        lag(rating_code) over (
            partition by agency_id, contact_id
            order by rated_at
        ) as previous_rating_code

    from ratings

    where rating_code is not null

),

changed as (

    select
        agency_id,
        contact_id,
        rating_code,
        rated_at

    from compared

    where previous_rating_code is distinct from rating_code

)

select * from changed
