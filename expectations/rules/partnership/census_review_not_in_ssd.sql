-- title: A review conference of the CIN census is not in the Standard Safeguarding Dataset
-- message: The child has no review of a child protection plan on that day in the Standard
--   Safeguarding Dataset
-- severity: error
-- flags: cin_census__cp_reviews(review_date)
-- needs: cin_census__header, cin_census__cp_reviews, ssd__cp_reviews
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP12
-- to do: Look up when the review conference was held and correct the copy that differs.
-- source: a rule of this partnership

with reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__cp_reviews
from cin_census__cp_reviews as census
join reference using (agency_id)
left join ssd__cp_reviews as ssd using (agency_id, person_token, review_date)
where
    ssd.row_id is null
    and census.person_token is not null
    and census.review_date is not null

/* examples
- name: the day before
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_reviews: [{child: A, review_date: 2025-06-02}]
  ssd__cp_reviews: [{child: A, review_date: 2025-06-01}]
  flags: {cin_census__cp_reviews: [1]}
- name: the same day
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_reviews: [{child: A, review_date: 2025-06-02}]
  ssd__cp_reviews: [{child: A, review_date: 2025-06-02}]
  flags: {}
*/
