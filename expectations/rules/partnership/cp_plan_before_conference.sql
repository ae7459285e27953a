-- title: A protection plan before the conference that made it
-- message: The child protection plan began on a day before the initial conference
-- severity: error
-- flags: ssd__cp_plans(cp_plan_start_date), ssd__initial_cp_conferences(icpc_date)
-- needs: ssd__cp_plans, ssd__initial_cp_conferences
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP06, CP09, CP12
-- to do: Check both days, and that the plan names the right conference.
-- choice: A child who moved here on another authority's plan may be on a temporary plan until the
--   conference, and a transfer in is left aside.
-- source: a rule of this partnership

select plans.row_id as ssd__cp_plans, conferences.row_id as ssd__initial_cp_conferences
from ssd__cp_plans as plans
join ssd__initial_cp_conferences as conferences using (agency_id, icpc_token)
where
    plans.cp_plan_start_date < conferences.icpc_date
    and conferences.is_transfer_in is distinct from true

/* examples
- name: the day before
  ssd__cp_plans: [{child: A, icpc_token: a, cp_plan_start_date: 2026-03-05}]
  ssd__initial_cp_conferences: [{child: A, icpc_token: a, icpc_date: 2026-03-06}]
  flags: {ssd__cp_plans: [1], ssd__initial_cp_conferences: [1]}
- name: the same day, a transfer in
  ssd__cp_plans: [{child: A, icpc_token: a, cp_plan_start_date: 2026-03-06}, {child: B, icpc_token: b, cp_plan_start_date: 2026-03-05}]
  ssd__initial_cp_conferences: [{child: A, icpc_token: a, icpc_date: 2026-03-06}, {child: B, icpc_token: b, icpc_date: 2026-03-06, is_transfer_in: true}]
  flags: {}
*/
