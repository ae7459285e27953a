-- title: A protection plan open in the CIN census is not open in the Standard Safeguarding Dataset
-- message: The CIN census has the child on a child protection plan on its last day, and the
--   Standard Safeguarding Dataset holds no plan that was open that day
-- severity: error
-- flags: cin_census__cp_plans(cp_plan_start_date, cp_plan_end_date)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP09, CP13
-- to do: Find the plan in the case system and correct its dates in the return or in the daily
--   extract.
-- choice: A plan that ends on the census's last day is still open that day. A census of a day
--   after the night's is left alone.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

open_in_ssd as (
    select distinct agency_id, person_token
    from ssd__cp_plans
    join reference using (agency_id)
    where
        cp_plan_start_date <= reference.day
        and (cp_plan_end_date is null or cp_plan_end_date >= reference.day)
)

select plans.row_id as cin_census__cp_plans
from cin_census__cp_plans as plans
join reference using (agency_id)
where
    plans.cp_plan_start_date <= reference.day
    and plans.cp_plan_end_date is null
    and plans.person_token is not null
    and (plans.agency_id, plans.person_token) not in (
        select (agency_id, person_token) from open_in_ssd
    )

/* examples
- name: no plan, and one that ended before
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}, {child: B, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans: [{child: B, cp_plan_start_date: 2026-01-05, cp_plan_end_date: 2026-03-30}]
  flags: {cin_census__cp_plans: [1, 2]}
- name: open in both, ended after the census, or ended in the census
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans:
  - {child: A, cp_plan_start_date: 2026-01-05}
  - {child: B, cp_plan_start_date: 2026-01-05}
  - {child: C, cp_plan_start_date: 2026-01-05, cp_plan_end_date: 2026-03-01}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2026-01-05}
  - {child: B, cp_plan_start_date: 2026-01-06, cp_plan_end_date: 2026-03-31}
  flags: {}
- name: the night is before the census's day
  as_of: 2026-03-30
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  sent: [ssd__cp_plans]
  flags: {}
*/
