-- title: A protection plan begins on another day in CP-IS than at the council
-- message: The child's one open plan in CP-IS has another first day than its one open plan at a
--   council
-- severity: error
-- flags: ics__cpis_plans(plan_start_date)
-- needs: ics__cpis_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL14
-- to do: Ask the council to send the plan to CP-IS anew with the day on which the conference made
--   it.
-- choice: Compared where each has one open plan of the child.
-- source: a rule of this partnership

with in_cpis as (
    select child_id, min(row_id) as row_id, min(plan_start_date) as start
    from ics__cpis_plans
    where
        plan_type_code = 'CPPI'
        and child_id is not null
        and (plan_end_date is null or plan_end_date > as_of())
    group by child_id
    having count(*) = 1
),

at_council as (
    select child_id, min(cp_plan_start_date) as start
    from ssd__cp_plans
    where cp_plan_end_date is null and child_id is not null
    group by child_id
    having count(*) = 1
)

select in_cpis.row_id as ics__cpis_plans
from in_cpis
join at_council using (child_id)
where in_cpis.start <> at_council.start

/* examples
- name: a day apart
  ics__cpis_plans: [{child: A, plan_type_code: CPPI, plan_start_date: 2025-06-03}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  flags: {ics__cpis_plans: [1]}
- name: the same day, a looked-after child's entry, plans at two councils
  ics__cpis_plans:
  - {child: A, plan_type_code: CPPI, plan_start_date: 2025-06-02}
  - {child: A, plan_type_code: LACI, plan_start_date: 2025-09-02}
  - {child: B, plan_type_code: CPPI, plan_start_date: 2025-06-02}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-06-02}
  - {child: B, cp_plan_start_date: 2025-06-03}
  - {child: B, agency_id: doncaster, cp_plan_start_date: 2025-06-02}
  flags: {}
*/
