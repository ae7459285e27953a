{# One row per rated contact of the front door: its first and last rating, and the one that it
   held when its outcome was decided, or holds while it is open. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

ratings as (

    select * from {{ ref('int_ratings_changed') }}

),

placed as (

    select
        contacts.agency_id,
        contacts.contact_id,
        contacts.outcome_at,
        ratings.rating_code,
        ratings.rated_at,
        contacts.outcome_at is null
        or ratings.rated_at <= contacts.outcome_at as is_before_outcome

    from contacts

    inner join ratings
        on
            contacts.agency_id = ratings.agency_id
            and contacts.contact_id = ratings.contact_id

    where contacts.is_in_mash

),

rated as (

    select
        agency_id,
        contact_id,
        outcome_at,
        min_by(rating_code, rated_at) as first_rating_code,
        max_by(rating_code, rated_at) as last_rating_code,
        max_by(rating_code, rated_at) filter (where is_before_outcome) as outcome_rating_code,
        max(rated_at) filter (where is_before_outcome) as outcome_rated_at

    from placed

    group by agency_id, contact_id, outcome_at

)

select * from rated
