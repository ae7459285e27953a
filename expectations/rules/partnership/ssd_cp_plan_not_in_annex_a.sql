-- title: An open protection plan was left out of Annex A
-- message: The Standard Safeguarding Dataset holds a plan of this council that was open when
--   Annex A was drawn, and the list of plans does not have the child
-- severity: error
-- flags: ssd__cp_plans(cp_plan_start_date, cp_plan_end_date)
-- needs: annex_a__contacts, annex_a__cp_plans, ssd__cp_plans
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CP08
-- to do: Add the child to list 7 of Annex A, or close the plan in the case system if it had ended.
-- choice: The lists do not say on what day they were drawn, and the day of the newest contact in
--   list 1 stands for it. A plan that another authority holds is left aside.
-- source: a rule of this partnership

with drawn as (
    select agency_id, max(contact_date) as day
    from annex_a__contacts
    where contact_date <= as_of()
    group by agency_id
),

listed as (
    select distinct agency_id, child_token from annex_a__cp_plans where child_token is not null
)

select plans.row_id as ssd__cp_plans
from ssd__cp_plans as plans
join drawn using (agency_id)
left join listed on
    listed.agency_id = plans.agency_id
    and listed.child_token = plans.person_token
where
    plans.cp_plan_start_date < drawn.day
    and (plans.cp_plan_end_date is null or plans.cp_plan_end_date > drawn.day)
    and plans.is_other_authority_plan is distinct from true
    and listed.child_token is null

/* examples
- name: not in the list
  annex_a__contacts: [{child: B, contact_date: 2026-03-20}]
  annex_a__cp_plans: [{child: B, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-19}]
  flags: {ssd__cp_plans: [1]}
- name: in the list, begun or ended that day, another authority's
  annex_a__contacts: [{child: B, contact_date: 2026-03-20}]
  annex_a__cp_plans: [{child: B, cp_plan_start_date: 2026-01-05}]
  ssd__cp_plans:
  - {child: B, cp_plan_start_date: 2026-01-05}
  - {child: C, cp_plan_start_date: 2026-03-20}
  - {child: D, cp_plan_start_date: 2026-01-05, cp_plan_end_date: 2026-03-20}
  - {child: E, cp_plan_start_date: 2026-01-05, is_other_authority_plan: true}
  flags: {}
*/
