-- title: A child has an open plan in one list of Annex A and another status in the other
-- message: The list of plans has an open child protection plan of the child, and in the list of
--   children in need the case is neither on a plan nor looked after
-- severity: error
-- flags: annex_a__cp_plans(cp_plan_end_date), annex_a__children_in_need(case_status_code)
-- needs: annex_a__children_in_need, annex_a__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, AS05
-- to do: Correct the status of the case, or end the plan in list 7.
-- choice: A child who is on a plan and looked after is listed as looked after. Of several rows of
--   a child in the list of children in need, one with the right status is enough; a child without a
--   row is left aside.
-- source: a rule of this partnership

with statuses as (
    select
        agency_id, child_token,
        any_value(row_id) as row_id,
        bool_or(case_status_code[1] in ('a', 'b')) as is_right
    from annex_a__children_in_need
    group by all
)

select plans.row_id as annex_a__cp_plans, statuses.row_id as annex_a__children_in_need
from annex_a__cp_plans as plans
join statuses using (agency_id, child_token)
where plans.cp_plan_end_date is null and not statuses.is_right

/* examples
- name: a closed episode
  annex_a__children_in_need: [{child: A, case_status_code: e) Closed episode}]
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05}]
  flags: {annex_a__children_in_need: [1], annex_a__cp_plans: [1]}
- name: on a plan, looked after, a second row, an ended plan
  annex_a__children_in_need:
  - {child: A, case_status_code: b) Child Protection plan}
  - {child: B, case_status_code: a) Looked after child}
  - {child: C, case_status_code: e) Closed episode}
  - {child: C, case_status_code: b) Child Protection plan}
  - {child: D, case_status_code: e) Closed episode}
  annex_a__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05}
  - {child: B, cp_plan_start_date: 2025-05-05}
  - {child: C, cp_plan_start_date: 2025-05-05}
  - {child: D, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  flags: {}
*/
