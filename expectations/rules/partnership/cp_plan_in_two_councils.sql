-- title: A child is on the protection plans of two councils
-- message: Two councils of the partnership have an open child protection plan of the same child,
--   and each holds its own as the child's plan
-- severity: error
-- flags: ssd__cp_plans(cp_plan_end_date, is_other_authority_plan)
-- needs: ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08
-- due working days: 2
-- to do: Agree with the other council who holds the plan; mark a plan held for another authority
--   as one, or end the one that was transferred.
-- source: a rule of this partnership

with open_plans as (
    select row_id, agency_id, child_id
    from ssd__cp_plans
    where
        cp_plan_end_date is null
        and is_other_authority_plan is distinct from true
        and child_id is not null
),

shared as (
    select child_id from open_plans group by child_id having count(distinct agency_id) > 1
)

select open_plans.row_id as ssd__cp_plans
from open_plans
join shared using (child_id)

/* examples
- name: at two councils
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}, {child: A, agency_id: doncaster, cp_plan_start_date: 2026-03-02}]
  flags: {ssd__cp_plans: [1, 2]}
- name: another authority's, ended at one
  ssd__cp_plans:
  - {child: A, cp_plan_start_date: 2025-06-02}
  - {child: A, agency_id: doncaster, cp_plan_start_date: 2026-03-02, is_other_authority_plan: true}
  - {child: B, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-03-01}
  - {child: B, agency_id: doncaster, cp_plan_start_date: 2026-03-01}
  flags: {}
*/
