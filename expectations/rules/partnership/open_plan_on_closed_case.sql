-- title: A protection plan or an episode of care is open on a closed case
-- message: The child protection plan or the episode of care is open, and the child has no open
--   episode of need
-- severity: error
-- flags: ssd__cp_plans(cp_plan_end_date), ssd__cla_episodes(episode_ceased_date)
-- needs: ssd__referrals, ssd__cp_plans, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, CP08, CL01
-- due working days: 2
-- to do: Reopen the case, or end the plan or the episode of care.
-- source: a rule of this partnership

with open_work as (
    select agency_id, person_token, row_id as plan from ssd__cp_plans where cp_plan_end_date is null
    union all by name
    select agency_id, person_token, row_id as care
    from ssd__cla_episodes
    where episode_ceased_date is null
),

open_cases as (
    select distinct agency_id, person_token from ssd__referrals where close_date is null
)

select open_work.plan as ssd__cp_plans, open_work.care as ssd__cla_episodes
from open_work
left join open_cases using (agency_id, person_token)
where open_cases.person_token is null

/* examples
- name: the case is closed, and there is none
  ssd__referrals: [{child: A, close_date: 2026-03-01}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02}]
  flags: {ssd__cp_plans: [1], ssd__cla_episodes: [1]}
- name: open, ended
  ssd__referrals: [{child: A, close_date: 2026-03-01}, {child: A}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2025-09-01}]
  flags: {}
*/
