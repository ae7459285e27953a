-- title: A case is open on a child who has died
-- message: The child died in an earlier month, as a council or health has it, and the episode of
--   need, the protection plan or the episode of care is still open
-- severity: error
-- flags: ssd__referrals(close_date), ssd__cp_plans(cp_plan_end_date),
--   ssd__cla_episodes(episode_ceased_date)
-- needs: ssd__referrals, ssd__cp_plans, ssd__cla_episodes, ssd__persons, ics__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: AS05, CP08, CL01
-- due working days: 2
-- to do: Check whether the child has died; end the plan and the care, and close the case (reason
--   RC2).
-- choice: Flagged ten working days after the month of death, as a case may stay open for a while
--   after a death.
-- source: a rule of this partnership

with died as (
    select child_id, max(death_month) as month
    from (
        select child_id, death_month from ics__persons
        union all
        select child_id, death_month from ssd__persons
    )
    where death_month is not null and child_id is not null
    group by child_id
    having working_days_between(last_day(max(death_month)), as_of()) > 10
),

open_work as (
    select child_id, row_id as need from ssd__referrals where close_date is null
    union all by name
    select child_id, row_id as plan from ssd__cp_plans where cp_plan_end_date is null
    union all by name
    select child_id, row_id as care from ssd__cla_episodes where episode_ceased_date is null
)

select
    open_work.need as ssd__referrals,
    open_work.plan as ssd__cp_plans,
    open_work.care as ssd__cla_episodes
from open_work
join died using (child_id)

/* examples
- name: one of each
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  ssd__referrals: [{child: A, referral_date: 2025-06-02}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {ssd__referrals: [1], ssd__cp_plans: [1], ssd__cla_episodes: [1]}
- name: closed, died this month
  ssd__persons: [{child: A, death_month: 2026-01-01}, {child: B, death_month: 2026-03-01}]
  sent: [ics__persons]
  ssd__referrals: [{child: A, referral_date: 2025-06-02, close_date: 2026-02-10}, {child: B, referral_date: 2025-06-02}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2025-06-02, cp_plan_end_date: 2026-01-10}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02}]
  flags: {}
*/
