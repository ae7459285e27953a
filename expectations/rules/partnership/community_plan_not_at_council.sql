-- title: Community health says that a child is on a protection plan whom no council has on one
-- message: The newest month of community services has an open child protection plan of the child,
--   and no council had one in that month
-- severity: error
-- flags: ics__child_protection_plans(plan_start_date, plan_end_date)
-- needs: ics__child_protection_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL14
-- to do: Ask the council when the plan ended and end it in the community record.
-- choice: A plan that a council ended in or after that month was still open in it.
-- source: a rule of this partnership

with newest as (
    select agency_id, max(reporting_month_start_date) as month
    from ics__child_protection_plans
    group by agency_id
),

at_council as (
    select child_id, cp_plan_start_date as first_day, cp_plan_end_date as last_day
    from ssd__cp_plans
    where child_id is not null
),

confirmed as (
    select plans.row_id
    from ics__child_protection_plans as plans
    join newest using (agency_id)
    join at_council using (child_id)
    where
        at_council.first_day < newest.month + interval 1 month
        and (at_council.last_day is null or at_council.last_day >= newest.month)
)

select plans.row_id as ics__child_protection_plans
from ics__child_protection_plans as plans
join newest on
    newest.agency_id = plans.agency_id
    and newest.month = plans.reporting_month_start_date
where
    plans.child_id is not null
    and (plans.plan_end_date is null or plans.plan_end_date > as_of())
    and plans.row_id not in (from confirmed)

/* examples
- name: no plan, and one that ended the month before
  ics__child_protection_plans:
  - {child: A, reporting_month_start_date: 2026-03-01, plan_start_date: 2025-06-02}
  - {child: B, reporting_month_start_date: 2026-03-01, plan_start_date: 2025-06-02}
  ssd__cp_plans: [{child: B, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-02-28}]
  flags: {ics__child_protection_plans: [1, 2]}
- name: on a plan, ended in the month, an older month, ended in health
  ics__child_protection_plans:
  - {child: A, reporting_month_start_date: 2026-03-01, plan_start_date: 2025-06-02}
  - {child: B, reporting_month_start_date: 2026-03-01, plan_start_date: 2025-06-02}
  - {child: C, reporting_month_start_date: 2026-02-01, plan_start_date: 2025-06-02}
  - {child: D, reporting_month_start_date: 2026-03-01, plan_start_date: 2025-06-02, plan_end_date: 2026-03-05}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}, {child: B, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-03-01}]
  flags: {}
*/
