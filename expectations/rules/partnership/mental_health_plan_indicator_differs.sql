-- title: Mental health services are wrong about a child's protection plan
-- message: The newest month of mental health services says that the child is on a child
--   protection plan and no council has one, or the reverse
-- severity: error
-- flags: ics__mental_health_indicators(child_protection_plan_code)
-- needs: ics__mental_health_indicators, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL07
-- to do: Ask the council whether the child is on a plan and correct the indicator.
-- choice: Yes is wrong where no council had a plan in that month, no where one had the child on a
--   plan all through it. Unknown and not stated are not compared. Only children in that month's newest
--   submission who are linked.
-- source: a rule of this partnership

with newest as (
    select agency_id, max(reporting_month_start_date) as month
    from ics__mental_health_indicators
    group by agency_id
),

said as (
    select indicators.row_id, indicators.child_id, indicators.child_protection_plan_code, newest.month
    from ics__mental_health_indicators as indicators
    join newest on
        newest.agency_id = indicators.agency_id
        and newest.month = indicators.reporting_month_start_date
    where indicators.child_id is not null
),

compared as (
    select
        said.row_id,
        said.child_protection_plan_code as code,
        coalesce(bool_or(
            plans.cp_plan_start_date < said.month + interval 1 month
            and (plans.cp_plan_end_date is null or plans.cp_plan_end_date >= said.month)
        ), false) as is_in_part,
        coalesce(bool_or(
            plans.cp_plan_start_date < said.month
            and (
                plans.cp_plan_end_date is null
                or plans.cp_plan_end_date >= said.month + interval 1 month
            )
        ), false) as is_throughout
    from said
    left join ssd__cp_plans as plans using (child_id)
    group by all
)

select row_id as ics__mental_health_indicators
from compared
where (code = 'Y' and not is_in_part) or (code = 'N' and is_throughout)

/* examples
- name: yes without a plan, no with one
  ics__mental_health_indicators:
  - {child: A, reporting_month_start_date: 2026-03-01, child_protection_plan_code: Y}
  - {child: B, reporting_month_start_date: 2026-03-01, child_protection_plan_code: N}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-02-28}, {child: B, cp_plan_start_date: 2026-02-28}]
  flags: {ics__mental_health_indicators: [1, 2]}
- name: right, in part of the month, unknown, an older month
  ics__mental_health_indicators:
  - {child: A, reporting_month_start_date: 2026-03-01, child_protection_plan_code: Y}
  - {child: B, reporting_month_start_date: 2026-03-01, child_protection_plan_code: N}
  - {child: C, reporting_month_start_date: 2026-03-01, child_protection_plan_code: U}
  - {child: D, reporting_month_start_date: 2026-02-01, child_protection_plan_code: Y}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-10}, {child: B, cp_plan_start_date: 2026-03-01}, {child: C, cp_plan_start_date: 2025-06-02}]
  flags: {}
*/
