-- title: An ended plan's latest category of abuse differs between the CIN census and the case
--   system
-- message: The same ended plan has another latest category of abuse in the Standard Safeguarding
--   Dataset
-- severity: error
-- flags: cin_census__cp_plans(latest_category_code), ssd__cp_plans(latest_category)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08
-- to do: Take the category from the record of the last review conference and correct the copy
--   that differs.
-- choice: Only plans that ended by the census's last day, since the category of an open plan may
--   have changed since.
-- source: a rule of this partnership

with categories (code, category) as (
    values
        ('NEG', 'Neglect'), ('PHY', 'Physical Abuse'),
        ('SAB', 'Sexual Abuse'), ('EMO', 'Emotional Abuse')
),

reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select census.row_id as cin_census__cp_plans, ssd.row_id as ssd__cp_plans
from cin_census__cp_plans as census
join reference using (agency_id)
join categories on categories.code = census.latest_category_code
join ssd__cp_plans as ssd using (agency_id, person_token, cp_plan_start_date)
where ssd.cp_plan_end_date <= reference.day and ssd.latest_category <> categories.category

/* examples
- name: an ended plan
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, latest_category_code: SAB}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-03-31, latest_category: Neglect}]
  flags: {cin_census__cp_plans: [1], ssd__cp_plans: [1]}
- name: the same, or the plan is open
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, latest_category_code: SAB}
  - {child: B, cp_plan_start_date: 2025-05-05, latest_category_code: SAB}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-03-31, latest_category: Sexual Abuse}
  - {child: B, cp_plan_start_date: 2025-05-05, latest_category: Neglect}
  flags: {}
*/
