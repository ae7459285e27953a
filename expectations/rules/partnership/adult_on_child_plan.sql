-- title: A person of 18 or older is on a child protection plan or looked after
-- message: The person turned 18 before this month, and the child protection plan or the episode
--   of care is open
-- severity: error
-- flags: ssd__cp_plans(cp_plan_end_date), ssd__cla_episodes(episode_ceased_date)
-- needs: ssd__persons, ssd__cp_plans, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP08, CL01
-- to do: End the plan or the episode of care on the day before the eighteenth birthday, or
--   correct the date of birth.
-- choice: Only the month of birth travels, so that the month of the birthday is left aside.
-- source: a rule of this partnership

with adults as (
    select agency_id, person_token
    from ssd__persons
    where birthday(birth_month, 18) + interval 1 month <= as_of()
),

open_work as (
    select agency_id, person_token, row_id as plan from ssd__cp_plans where cp_plan_end_date is null
    union all by name
    select agency_id, person_token, row_id as care
    from ssd__cla_episodes
    where episode_ceased_date is null
)

select open_work.plan as ssd__cp_plans, open_work.care as ssd__cla_episodes
from open_work
join adults using (agency_id, person_token)

/* examples
- name: 18 last month
  ssd__persons: [{child: A, birth_month: 2008-02-01}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {ssd__cp_plans: [1], ssd__cla_episodes: [1]}
- name: 18 this month, ended
  ssd__persons: [{child: A, birth_month: 2008-03-01}, {child: B, birth_month: 2007-02-01}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}, {child: B, cp_plan_start_date: 2024-06-02, cp_plan_end_date: 2025-02-01}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {}
*/
