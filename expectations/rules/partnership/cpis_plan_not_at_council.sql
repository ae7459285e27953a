-- title: CP-IS holds an open protection plan that no council has
-- message: CP-IS has the child on an open child protection plan, and no council of the
--   partnership has had an open plan of the child for more than one working day
-- severity: error
-- flags: ics__cpis_plans(plan_start_date, plan_end_date)
-- needs: ics__cpis_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: CP08, HL06, HL07
-- due working days: 2
-- to do: Ask the council that submitted the plan to end it in CP-IS, and check the NHS number.
-- choice: Only plans of the partnership's councils. A plan that ended on the night's day or the
--   working day before may still be on its way. A plan of an unborn child stands under the mother and
--   is left aside.
-- source: a rule of this partnership

with at_council as (
    select distinct child_id
    from ssd__cp_plans
    where
        child_id is not null
        and (cp_plan_end_date is null or working_days_between(cp_plan_end_date, as_of()) <= 1)
)

select plans.row_id as ics__cpis_plans
from ics__cpis_plans as plans
left join at_council using (child_id)
where
    plans.plan_type_code = 'CPPI'
    and plans.la_code is not null
    and (plans.plan_end_date is null or plans.plan_end_date > as_of())
    and plans.child_id is not null
    and at_council.child_id is null

/* examples
- name: no plan, and one that ended two working days ago
  ics__cpis_plans:
  - {child: A, plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: B, plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02, plan_end_date: 2026-06-01}
  ssd__cp_plans: [{child: B, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-03-27}]
  flags: {ics__cpis_plans: [1, 2]}
- name: open, ended yesterday, ended in CP-IS, another type, another area's, not linked
  ics__cpis_plans:
  - {child: A, plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: B, plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: C, plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02, plan_end_date: 2026-03-31}
  - {child: D, plan_type_code: UCPI, la_code: '370', plan_start_date: 2025-06-02}
  - {child: E, plan_type_code: CPPI, plan_start_date: 2025-06-02}
  - {plan_type_code: CPPI, la_code: '370', plan_start_date: 2025-06-02}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-03}, {child: B, cp_plan_end_date: 2026-03-30}]
  flags: {}
*/
