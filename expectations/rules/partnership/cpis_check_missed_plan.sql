-- title: A look-up in CP-IS found no plan although the child was on one
-- message: The look-up says that no plan was found, and a council had the child on a child
--   protection plan for more than one working day
-- severity: error
-- flags: ics__cpis_access_events(is_plan_found)
-- needs: ics__cpis_access_events, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL06, HL07
-- due working days: 2
-- to do: Check the NHS number with which the child was looked up, and ask the council whether the
--   plan was in CP-IS that day.
-- choice: A plan that ended on the day of the look-up had ended.
-- source: a rule of this partnership

with found_nothing as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', accessed_at)) as date) as day
    from ics__cpis_access_events
    where is_plan_found = false and child_id is not null
)

select distinct found_nothing.row_id as ics__cpis_access_events
from found_nothing
join ssd__cp_plans as plans using (child_id)
where
    plans.cp_plan_start_date < found_nothing.day
    and (plans.cp_plan_end_date is null or plans.cp_plan_end_date > found_nothing.day)
    and working_days_between(plans.cp_plan_start_date, found_nothing.day) > 1

/* examples
- name: two working days after the plan began
  ics__cpis_access_events: [{child: A, accessed_at: 2026-03-04 10:00:00, is_plan_found: false}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-02}]
  flags: {ics__cpis_access_events: [1]}
- name: found, the working day after, ended, unsaid
  ics__cpis_access_events:
  - {child: A, accessed_at: 2026-03-04 10:00:00, is_plan_found: true}
  - {child: B, accessed_at: 2026-03-03 10:00:00, is_plan_found: false}
  - {child: C, accessed_at: 2026-03-04 10:00:00, is_plan_found: false}
  - {child: A, accessed_at: 2026-03-04 10:00:00}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2026-03-02}
  - {child: B, cp_plan_start_date: 2026-03-02}
  - {child: C, cp_plan_start_date: 2026-01-02, cp_plan_end_date: 2026-03-04}
  flags: {}
*/
