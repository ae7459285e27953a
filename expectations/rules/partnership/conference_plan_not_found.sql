-- title: An initial conference made a protection plan that does not exist
-- message: The conference decided on a child protection plan, and the child has none that began
--   that day or within five working days after
-- severity: error
-- flags: ssd__initial_cp_conferences(is_cp_plan_outcome)
-- needs: ssd__initial_cp_conferences, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP06, CP08, CP09
-- due working days: 2
-- to do: Open the plan, or correct the outcome of the conference.
-- choice: A plan that names the conference will do, whatever its first day. A plan that a child
--   was on already at a transfer in will do as well. A conference of the last working day may still be
--   on its way.
-- source: a rule of this partnership

with decided as (
    select row_id, agency_id, person_token, icpc_token, icpc_date, is_transfer_in
    from ssd__initial_cp_conferences
    where is_cp_plan_outcome and working_days_between(icpc_date, as_of()) > 1
),

planned as (
    select decided.row_id
    from decided
    join ssd__cp_plans as plans using (agency_id, icpc_token)
    union
    select decided.row_id
    from decided
    join ssd__cp_plans as plans using (agency_id, person_token)
    where
        (plans.cp_plan_start_date >= decided.icpc_date or decided.is_transfer_in)
        and working_days_between(decided.icpc_date, plans.cp_plan_start_date) <= 5
        and (plans.cp_plan_end_date is null or plans.cp_plan_end_date >= decided.icpc_date)
)

select row_id as ssd__initial_cp_conferences
from decided
where row_id not in (from planned)

/* examples
- name: no plan, and an earlier one that ended
  ssd__initial_cp_conferences: [{child: A, icpc_date: 2026-03-06, is_cp_plan_outcome: true}, {child: B, icpc_date: 2026-03-06, is_cp_plan_outcome: true}]
  ssd__cp_plans: [{child: B, cp_plan_start_date: 2024-03-06, cp_plan_end_date: 2025-03-06}]
  flags: {ssd__initial_cp_conferences: [1, 2]}
- name: that day, named, no plan decided, yesterday
  ssd__initial_cp_conferences:
  - {child: A, icpc_date: 2026-03-06, is_cp_plan_outcome: true}
  - {child: B, icpc_token: b, icpc_date: 2026-03-06, is_cp_plan_outcome: true}
  - {child: C, icpc_date: 2026-03-06, is_cp_plan_outcome: false}
  - {child: D, icpc_date: 2026-03-30, is_cp_plan_outcome: true}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-06}, {child: B, icpc_token: b, cp_plan_start_date: 2026-03-20}]
  flags: {}
*/
