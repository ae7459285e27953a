-- title: A review of SSDA903 is not in the case system
-- message: The Standard Safeguarding Dataset holds no review of the child's care on this day
-- severity: error
-- flags: ssda903__reviews(review_date)
-- needs: ssda903__reviews, ssd__cla_episodes, ssd__cla_reviews
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL03
-- to do: Look up when the review was held and correct the copy that differs.
-- choice: Only children of whom the daily extract holds an episode of care.
-- source: a rule of this partnership

with periods_of_care as (
    select distinct agency_id, person_token, cla_token from ssd__cla_episodes
),

known as (
    select distinct agency_id, person_token from periods_of_care
),

held as (
    select distinct agency_id, periods_of_care.person_token, reviews.review_date
    from ssd__cla_reviews as reviews
    join periods_of_care using (agency_id, cla_token)
    where reviews.is_cancelled is distinct from true
)

select reviews.row_id as ssda903__reviews
from ssda903__reviews as reviews
join known using (agency_id, person_token)
left join held using (agency_id, person_token, review_date)
where held.review_date is null and reviews.review_date is not null

/* examples
- name: the day after, and a cancelled one
  ssda903__reviews: [{child: A, review_date: 2025-06-02}, {child: B, review_date: 2025-06-02}]
  ssd__cla_episodes: [{child: A, cla_token: a}, {child: B, cla_token: b}]
  ssd__cla_reviews: [{cla_token: a, review_date: 2025-06-03}, {cla_token: b, review_date: 2025-06-02, is_cancelled: true}]
  flags: {ssda903__reviews: [1, 2]}
- name: the same day, or a child without episodes
  ssda903__reviews: [{child: A, review_date: 2025-06-02}, {child: B, review_date: 2025-06-02}]
  ssd__cla_episodes: [{child: A, cla_token: a}, {child: A, cla_token: a}]
  ssd__cla_reviews: [{cla_token: a, review_date: 2025-06-02, is_cancelled: false}]
  flags: {}
*/
