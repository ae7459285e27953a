-- title: A protection plan ends on another day in Annex A than in the case system
-- message: The same plan has another last day in the Standard Safeguarding Dataset, or is still
--   open there
-- severity: error
-- flags: annex_a__cp_plans(cp_plan_end_date), ssd__cp_plans(cp_plan_end_date)
-- needs: annex_a__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP14
-- to do: Look up the review that ended the plan and correct the copy that differs.
-- choice: A plan is the same if child and first day are. One that is open in Annex A may have
--   ended since.
-- source: a rule of this partnership

select lists.row_id as annex_a__cp_plans, ssd.row_id as ssd__cp_plans
from annex_a__cp_plans as lists
join ssd__cp_plans as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.cp_plan_start_date = lists.cp_plan_start_date
where lists.cp_plan_end_date is not null and lists.cp_plan_end_date is distinct from ssd.cp_plan_end_date

/* examples
- name: a day apart, and still open
  annex_a__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-11}
  - {child: B, cp_plan_start_date: 2025-05-05}
  flags: {annex_a__cp_plans: [1, 2], ssd__cp_plans: [1, 2]}
- name: the same day, ended since
  annex_a__cp_plans: [{child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}, {child: B, cp_plan_start_date: 2025-05-05}]
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-03-10}
  flags: {}
*/
