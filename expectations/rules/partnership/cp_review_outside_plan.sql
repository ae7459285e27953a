-- title: A review conference before its plan began or after it ended
-- message: The review of the child protection plan was held on a day before the plan began, or
--   after it ended
-- severity: error
-- flags: ssd__cp_reviews(review_date), ssd__cp_plans(cp_plan_start_date, cp_plan_end_date)
-- needs: ssd__cp_reviews, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP12
-- to do: Check the days, and that the review names the right plan.
-- source: a rule of this partnership

select reviews.row_id as ssd__cp_reviews, plans.row_id as ssd__cp_plans
from ssd__cp_reviews as reviews
join ssd__cp_plans as plans using (agency_id, cp_plan_token)
where
    reviews.review_date < plans.cp_plan_start_date
    or reviews.review_date > plans.cp_plan_end_date

/* examples
- name: the day before, the day after the end
  ssd__cp_reviews: [{child: A, cp_plan_token: a, review_date: 2025-06-01}, {child: B, cp_plan_token: b, review_date: 2025-12-02}]
  ssd__cp_plans: [{child: A, cp_plan_token: a, cp_plan_start_date: 2025-06-02}, {child: B, cp_plan_token: b, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2025-12-01}]
  flags: {ssd__cp_reviews: [1, 2], ssd__cp_plans: [1, 2]}
- name: on the last day, not yet held
  ssd__cp_reviews: [{child: B, cp_plan_token: b, review_date: 2025-12-01}, {child: A, cp_plan_token: a}]
  ssd__cp_plans: [{child: A, cp_plan_token: a, cp_plan_start_date: 2025-06-02}, {child: B, cp_plan_token: b, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2025-12-01}]
  flags: {}
*/
