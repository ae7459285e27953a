{# One row per rated contact of the front door, timed by the clock of the rating it held at its
   outcome. Counting rule R6: hours that passed, not hours that a wall clock shows. #}

with

enquiries as (

    select * from {{ ref('int_enquiries_rated') }}

),

clocks as (

    select * from {{ source('accepted', 'partnership__mash_clocks') }}

),

histories as (

    select * from {{ ref('int_histories_bounded') }}

    where extract_id = 'mash_contact'

),

allowed as (

    select
        enquiries.*,
        histories.last_known_date,
        -- Blue has no clock: nothing is asked of the agencies.
        case enquiries.outcome_rating_code
            when 'RED' then clocks.red_clock_hours
            when 'AMBER' then clocks.amber_clock_hours
            when 'GREEN' then clocks.green_clock_hours
        end as allowed_clock_hours

    from enquiries

    left join clocks
        on enquiries.agency_id = clocks.agency_id

    left join histories
        on enquiries.agency_id = histories.agency_id

),

timed as (

    select
        *,
        {{ clock_hours('outcome_rated_at', 'outcome_at') }} as rating_clock_hours,
        {{ add_hours('outcome_rated_at', 'allowed_clock_hours') }} as rating_due_at

    from allowed

),

clocked as (

    select
        agency_id,
        contact_id,
        first_rating_code,
        last_rating_code,
        outcome_rating_code,
        rating_clock_hours,
        rating_due_at,
        cast({{ local_time('outcome_at') }} as date) as outcome_date,
        cast({{ local_time('rating_due_at') }} as date) as rating_due_date,
        case
            when outcome_at is not null then rating_clock_hours <= allowed_clock_hours
            when cast({{ local_time('rating_due_at') }} as date) <= last_known_date then false
        end as is_within_rating_clock

    from timed

)

select * from clocked
