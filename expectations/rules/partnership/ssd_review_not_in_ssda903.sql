-- title: A looked-after child's review was left out of SSDA903
-- message: The Standard Safeguarding Dataset holds a review in the return's year, and SSDA903 has
--   none of that day for the child
-- severity: error
-- flags: ssd__cla_reviews(review_date)
-- needs: ssda903__episodes, ssda903__reviews, ssd__cla_episodes, ssd__cla_reviews
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL03
-- to do: Add the review to the return, or correct its day in the case system.
-- choice: The return's last day is the 31 March that ends the year of its newest episodes, the
--   newest one in a hundred left aside; a return of a year that is still running is left alone. Only
--   children of whom the return holds an episode.
-- source: a rule of this partnership

with year_end as (
    select
        agency_id,
        quantile_disc(episode_start_date, 0.99) as newest,
        make_date(year(newest) + if(month(newest) > 3, 1, 0), 3, 31) as day
    from ssda903__episodes
    group by agency_id
    having day <= as_of()
),

in_return as (
    select distinct agency_id, person_token from ssda903__episodes where person_token is not null
),

periods_of_care as (
    select distinct agency_id, person_token, cla_token from ssd__cla_episodes
)

select ssd.row_id as ssd__cla_reviews
from ssd__cla_reviews as ssd
join periods_of_care using (agency_id, cla_token)
join in_return using (agency_id, person_token)
join year_end using (agency_id)
left join ssda903__reviews as reviews on
    reviews.agency_id = ssd.agency_id
    and reviews.person_token = periods_of_care.person_token
    and reviews.review_date = ssd.review_date
where
    ssd.review_date <= year_end.day
    and ssd.review_date > birthday(year_end.day, -1)
    and ssd.is_cancelled is distinct from true
    and reviews.row_id is null

/* examples
- name: the first day of the year
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__reviews: [{child: A, review_date: 2025-07-01}]
  ssd__cla_episodes: [{child: A, cla_token: a}]
  ssd__cla_reviews: [{cla_token: a, review_date: 2025-04-01}, {cla_token: a, review_date: 2025-07-01}]
  flags: {ssd__cla_reviews: [1]}
- name: in the return, cancelled, before the year
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssda903__reviews: [{child: A, review_date: 2025-07-01}]
  ssd__cla_episodes: [{child: A, cla_token: a}]
  ssd__cla_reviews: [{cla_token: a, review_date: 2025-07-01}, {cla_token: a, review_date: 2025-08-01, is_cancelled: true}, {cla_token: a, review_date: 2025-03-31}]
  flags: {}
*/
