-- title: A protection plan ends on another day in the CIN census than in the case system
-- message: The same plan has another last day in the Standard Safeguarding Dataset, or an end in
--   one of them only
-- severity: error
-- flags: cin_census__cp_plans(cp_plan_end_date), ssd__cp_plans(cp_plan_end_date)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP14, CP18
-- to do: Look up the review that ended the plan and correct the copy that differs.
-- choice: A plan is the same if child and first day are. An end after the census's last day
--   counts as open in both.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select census.row_id as cin_census__cp_plans, ssd.row_id as ssd__cp_plans
from cin_census__cp_plans as census
join reference using (agency_id)
join ssd__cp_plans as ssd using (agency_id, person_token, cp_plan_start_date)
where
    if(census.cp_plan_end_date <= reference.day, census.cp_plan_end_date, null)
    is distinct from if(ssd.cp_plan_end_date <= reference.day, ssd.cp_plan_end_date, null)

/* examples
- name: a day apart, and an end in one of them only
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-05-05}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-11}
  - {child: B, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-03-31}
  flags: {cin_census__cp_plans: [1, 2], ssd__cp_plans: [1, 2]}
- name: the same end, and one that came after the census
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-05-05}
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-01-10}
  - {child: B, cp_plan_start_date: 2025-05-05, cp_plan_end_date: 2026-04-01}
  flags: {}
*/
