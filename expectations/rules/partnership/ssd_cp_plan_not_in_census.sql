-- title: A protection plan of the Standard Safeguarding Dataset was left out of the CIN census
-- message: The Standard Safeguarding Dataset holds a plan of this council that was open on the
--   census's last day, and the child has no open plan in the CIN census
-- severity: error
-- flags: ssd__cp_plans(cp_plan_start_date, cp_plan_end_date)
-- needs: cin_census__header, cin_census__cp_plans, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CP09, CP13
-- to do: Add the plan to the census, or close it in the case system if it had ended.
-- choice: A plan that another authority holds is not in this council's census. One that ended on
--   the last day may have ended in the census as well.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
),

open_in_census as (
    select distinct agency_id, person_token
    from cin_census__cp_plans
    join reference using (agency_id)
    where
        person_token is not null
        and (cp_plan_end_date is null or cp_plan_end_date >= reference.day)
)

select plans.row_id as ssd__cp_plans
from ssd__cp_plans as plans
join reference using (agency_id)
where
    plans.cp_plan_start_date <= reference.day
    and (plans.cp_plan_end_date is null or plans.cp_plan_end_date > reference.day)
    and plans.is_other_authority_plan is distinct from true
    and (plans.agency_id, plans.person_token) not in (
        select (agency_id, person_token) from open_in_census
    )

/* examples
- name: absent, and ended in the census
  cin_census__header: [{reference_date: 2026-03-31}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}, {child: B, cp_plan_start_date: 2026-01-05}]
  cin_census__cp_plans: [{child: B, cp_plan_start_date: 2026-01-05, cp_plan_end_date: 2026-03-30}]
  flags: {ssd__cp_plans: [1, 2]}
- name: in both, another authority's, begun after the census, ended before
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2026-01-05}
  - {child: B, cp_plan_start_date: 2026-01-05, is_other_authority_plan: true}
  - {child: C, cp_plan_start_date: 2026-04-01}
  - {child: D, cp_plan_start_date: 2026-01-05, cp_plan_end_date: 2026-03-31}
  cin_census__cp_plans: [{child: A, cp_plan_start_date: 2026-01-05}]
  flags: {}
*/
