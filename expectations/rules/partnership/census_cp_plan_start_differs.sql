-- title: A protection plan begins on another day in the CIN census than in the case system
-- message: The child's one plan open on the census's last day has another first day in the
--   Standard Safeguarding Dataset
-- severity: error
-- flags: cin_census__cp_plans(cp_plan_start_date), ssd__cp_plans(cp_plan_start_date)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP09, CP11, CP12, CP13
-- to do: Look up the day of the conference that made the plan and correct the copy that differs.
-- choice: Compared where each has one open plan of the child; several plans are a fault of their
--   own.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

in_census as (
    select agency_id, person_token, min(plans.row_id) as row_id, min(cp_plan_start_date) as start
    from cin_census__cp_plans as plans
    join reference using (agency_id)
    where cp_plan_end_date is null
    group by all
    having count(*) = 1
),

in_ssd as (
    select agency_id, person_token, min(plans.row_id) as row_id, min(cp_plan_start_date) as start
    from ssd__cp_plans as plans
    join reference using (agency_id)
    where
        cp_plan_start_date <= reference.day
        and (cp_plan_end_date is null or cp_plan_end_date > reference.day)
    group by all
    having count(*) = 1
)

select in_census.row_id as cin_census__cp_plans, in_ssd.row_id as ssd__cp_plans
from in_census
join in_ssd using (agency_id, person_token)
where in_census.start <> in_ssd.start

/* examples
- name: a day apart
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-01-06}]
  flags: {cin_census__cp_plans: [1], ssd__cp_plans: [1]}
- name: the same day, another child, an earlier plan that ended
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}, {child: B, cp_plan_start_date: 2026-01-07}]
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2024-01-06, cp_plan_end_date: 2024-09-01}
  - {child: A, cp_plan_start_date: 2026-01-05}
  - {child: B, cp_plan_start_date: 2026-01-07}
  flags: {}
*/
