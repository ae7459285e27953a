-- title: A protection plan that is open at the council has ended in CP-IS
-- message: The same plan has ended in CP-IS, and at the council it is open
-- severity: error
-- flags: ics__cpis_plans(plan_end_date)
-- needs: ics__cpis_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL06, HL07
-- due working days: 2
-- to do: Ask the council to send the plan to CP-IS anew, so that unscheduled care sees it.
-- choice: A plan is the same if child and first day are.
-- source: a rule of this partnership

select plans.row_id as ics__cpis_plans
from ics__cpis_plans as plans
join ssd__cp_plans as ssd on
    ssd.child_id = plans.child_id
    and ssd.cp_plan_start_date = plans.plan_start_date
where
    plans.plan_type_code = 'CPPI'
    and plans.plan_end_date < as_of()
    and ssd.cp_plan_end_date is null

/* examples
- name: ended yesterday
  ics__cpis_plans: [{child: A, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-03-30}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  flags: {ics__cpis_plans: [1]}
- name: ended in both, an earlier plan, ends today
  ics__cpis_plans:
  - {child: A, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-03-30}
  - {child: B, plan_type_code: CPPI, plan_start_date: 2023-06-02, plan_end_date: 2024-03-30}
  - {child: C, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-03-31}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-03-30}
  - {child: B, cp_plan_start_date: 2025-06-02}
  - {child: C, cp_plan_start_date: 2025-06-02}
  flags: {}
*/
