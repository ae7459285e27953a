-- title: A protection plan ends later in CP-IS than at the council
-- message: The same plan ended in CP-IS on a later day than at the council
-- severity: error
-- flags: ics__cpis_plans(plan_end_date)
-- needs: ics__cpis_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL06, HL07
-- to do: Ask the council to send the end of the plan to CP-IS anew.
-- choice: A plan is the same if child and first day are. One that CP-IS still holds open is a
--   fault of its own.
-- source: a rule of this partnership

select plans.row_id as ics__cpis_plans
from ics__cpis_plans as plans
join ssd__cp_plans as ssd on
    ssd.child_id = plans.child_id
    and ssd.cp_plan_start_date = plans.plan_start_date
where
    plans.plan_type_code = 'CPPI'
    and plans.plan_end_date <= as_of()
    and plans.plan_end_date > ssd.cp_plan_end_date

/* examples
- name: a day later
  ics__cpis_plans: [{child: A, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-01-11}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-01-10}]
  flags: {ics__cpis_plans: [1]}
- name: the same day, open at the council, to end in the future
  ics__cpis_plans:
  - {child: A, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-01-10}
  - {child: B, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-01-10}
  - {child: C, plan_type_code: CPPI, plan_start_date: 2025-06-02, plan_end_date: 2026-06-10}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-06-02}
  - {child: C, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-01-10}
  flags: {}
*/
