-- title: A protection plan of Annex A is not in the Standard Safeguarding Dataset
-- message: The child has no child protection plan with this first day in the Standard
--   Safeguarding Dataset
-- severity: error
-- flags: annex_a__cp_plans(cp_plan_start_date)
-- needs: annex_a__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP09
-- to do: Look up when the plan began and correct the list or the case system.
-- source: a rule of this partnership

select lists.row_id as annex_a__cp_plans
from annex_a__cp_plans as lists
left join ssd__cp_plans as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.cp_plan_start_date = lists.cp_plan_start_date
where
    ssd.row_id is null
    and lists.child_token is not null
    and lists.cp_plan_start_date is not null

/* examples
- name: the day after
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-01-06}]
  flags: {annex_a__cp_plans: [1]}
- name: the same day
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  flags: {}
*/
