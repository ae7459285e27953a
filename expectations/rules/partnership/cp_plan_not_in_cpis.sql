-- title: A child on a protection plan is not in CP-IS
-- message: A council has the child on a child protection plan for more than one working day, and CP-IS holds no open plan
-- severity: error
-- flags: ics__persons(person_id)
-- needs: ssd__cp_plans, ics__cpis_plans, ics__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- to do: Ask the council to send the plan to CP-IS anew, and check the NHS number.
-- choice: A plan that began on the night's day or the working day before may still be on its way.
-- source: a rule of this partnership; CP-IS is fed by every council's case system

with open_plans as (
    select distinct child_id
    from ssd__cp_plans
    where cp_plan_end_date is null and working_days_between(cp_plan_start_date, as_of()) > 1
),

known_to_cpis as (
    select child_id
    from ics__cpis_plans
    where child_id is not null and (plan_end_date is null or plan_end_date > as_of())
)

select ics__persons.row_id as ics__persons
from ics__persons
join open_plans using (child_id)
where child_id not in (from known_to_cpis)

/* examples
- name: on a plan for a week
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-20}]
  ics__persons: [{child: B}, {child: A}]
  ics__cpis_plans: [{child: B}]
  flags: {ics__persons: [2]}
- name: in CP-IS, or since today only
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-20}, {child: B, cp_plan_start_date: 2026-03-31}]
  ics__persons: [{child: B}, {child: A}]
  ics__cpis_plans: [{child: A}]
  flags: {}
*/
