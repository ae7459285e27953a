-- title: A child's status of help is a protection plan or care that the case system does not have
-- message: The status that holds is a child protection plan without an open plan, or looked after
--   without an open episode of care
-- severity: error
-- flags: family_help__statuses(status_code)
-- needs: family_help__statuses, ssd__cp_plans, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CL01, EH01
-- to do: Correct the status, or the plan or episode of care.
-- choice: A status of the last working day may be ahead of the case system.
-- source: a rule of this partnership

with on_plan as (
    select distinct agency_id, person_token from ssd__cp_plans where cp_plan_end_date is null
),

in_care as (
    select distinct agency_id, person_token from ssd__cla_episodes where episode_ceased_date is null
)

select statuses.row_id as family_help__statuses
from family_help__statuses as statuses
left join on_plan using (agency_id, person_token)
left join in_care using (agency_id, person_token)
where
    statuses.status_end_date is null
    and working_days_between(statuses.status_start_date, as_of()) > 1
    and (
        (statuses.status_code = 'CP' and on_plan.person_token is null)
        or (statuses.status_code = 'CLA' and in_care.person_token is null)
    )

/* examples
- name: no plan, no care
  family_help__statuses:
  - {child: A, status_code: CP, status_start_date: 2026-03-27}
  - {child: B, status_code: CLA, status_start_date: 2026-03-06}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-03-27}, {child: B, cp_plan_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: C, episode_start_date: 2025-06-02}]
  flags: {family_help__statuses: [1, 2]}
- name: on a plan, in care, ended, since yesterday
  family_help__statuses:
  - {child: A, status_code: CP, status_start_date: 2026-03-06}
  - {child: B, status_code: CLA, status_start_date: 2026-03-06}
  - {child: C, status_code: CP, status_start_date: 2026-01-06, status_end_date: 2026-03-05}
  - {child: D, status_code: CP, status_start_date: 2026-03-30}
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-06}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2026-03-06}]
  flags: {}
*/
