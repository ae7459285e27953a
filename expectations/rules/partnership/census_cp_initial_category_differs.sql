-- title: A plan's first category of abuse differs between the CIN census and the case system
-- message: The same plan has another initial category of abuse in the Standard Safeguarding Dataset
-- severity: error
-- flags: cin_census__cp_plans(initial_category_code), ssd__cp_plans(initial_category)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP09
-- to do: Take the category from the record of the initial conference and correct the copy that
--   differs.
-- choice: The census's code for several categories has no counterpart in the daily extract and is
--   not compared.
-- source: a rule of this partnership

with categories (code, category) as (
    values
        ('NEG', 'Neglect'), ('PHY', 'Physical Abuse'),
        ('SAB', 'Sexual Abuse'), ('EMO', 'Emotional Abuse')
),

reference as (
    select agency_id from cin_census__header where reference_date <= as_of() group by agency_id
)

select census.row_id as cin_census__cp_plans, ssd.row_id as ssd__cp_plans
from cin_census__cp_plans as census
join reference using (agency_id)
join categories on categories.code = census.initial_category_code
join ssd__cp_plans as ssd using (agency_id, person_token, cp_plan_start_date)
where ssd.initial_category <> categories.category

/* examples
- name: neglect in one, emotional abuse in the other
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, initial_category_code: NEG}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, initial_category: Emotional Abuse}]
  flags: {cin_census__cp_plans: [1], ssd__cp_plans: [1]}
- name: the same, several categories, none recorded
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, initial_category_code: EMO}
  - {child: B, cp_plan_start_date: 2025-05-05, initial_category_code: MUL}
  - {child: C, cp_plan_start_date: 2025-05-05, initial_category_code: PHY}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, initial_category: Emotional Abuse}
  - {child: B, cp_plan_start_date: 2025-05-05, initial_category: Neglect}
  - {child: C, cp_plan_start_date: 2025-05-05}
  flags: {}
*/
