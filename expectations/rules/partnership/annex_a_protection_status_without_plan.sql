-- title: A child has the status of a protection plan in one list of Annex A and no open plan in
--   the other
-- message: The list of children in need says that the case is a child protection plan, and the
--   list of plans has no open one of the child
-- severity: error
-- flags: annex_a__children_in_need(case_status_code)
-- needs: annex_a__children_in_need, annex_a__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08
-- to do: Correct the status of the case, or add the plan to list 7.
-- source: a rule of this partnership

with open_plans as (
    select distinct agency_id, child_token
    from annex_a__cp_plans
    where cp_plan_end_date is null and child_token is not null
)

select lists.row_id as annex_a__children_in_need
from annex_a__children_in_need as lists
left join open_plans using (agency_id, child_token)
where
    lists.case_status_code = 'b) Child Protection plan'
    and open_plans.child_token is null
    and lists.child_token is not null

/* examples
- name: no plan, and an ended one
  annex_a__children_in_need: [{child: A, case_status_code: b) Child Protection plan}, {child: B, case_status_code: b) Child Protection plan}]
  annex_a__cp_plans: [{child: B, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}]
  flags: {annex_a__children_in_need: [1, 2]}
- name: an open plan, another status
  annex_a__children_in_need: [{child: A, case_status_code: b) Child Protection plan}, {child: B, case_status_code: c) Child in need plan}]
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05}]
  flags: {}
*/
