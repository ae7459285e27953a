-- title: A plan's first category of abuse differs between Annex A and the case system
-- message: The same plan has another initial category of abuse in the Standard Safeguarding Dataset
-- severity: error
-- flags: annex_a__cp_plans(initial_category_code), ssd__cp_plans(initial_category)
-- needs: annex_a__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP09
-- to do: Take the category from the record of the initial conference and correct the copy that
--   differs.
-- choice: Several categories (e) have no counterpart in the daily extract and are not compared.
-- source: a rule of this partnership

select lists.row_id as annex_a__cp_plans, ssd.row_id as ssd__cp_plans
from annex_a__cp_plans as lists
join ssd__cp_plans as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.cp_plan_start_date = lists.cp_plan_start_date
where
    lists.initial_category_code not like 'e)%'
    and substr(lists.initial_category_code, 4) <> ssd.initial_category

/* examples
- name: neglect in one, physical abuse in the other
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, initial_category_code: a) Neglect}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, initial_category: Physical Abuse}]
  flags: {annex_a__cp_plans: [1], ssd__cp_plans: [1]}
- name: the same, several, none recorded
  annex_a__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, initial_category_code: b) Physical Abuse}
  - {child: B, cp_plan_start_date: 2025-05-05, initial_category_code: e) Multiple}
  - {child: C, cp_plan_start_date: 2025-05-05}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, initial_category: Physical Abuse}
  - {child: B, cp_plan_start_date: 2025-05-05, initial_category: Neglect}
  - {child: C, cp_plan_start_date: 2025-05-05, initial_category: Neglect}
  flags: {}
*/
