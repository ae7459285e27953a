-- title: An early help episode is open while the child is on a protection plan
-- message: The child has been on a child protection plan for more than ten working days, and the
--   episode of early help or family help is still open
-- severity: query
-- flags: family_help__episodes(episode_end_date)
-- needs: family_help__episodes, ssd__cp_plans
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EH01, EH02, CP08
-- to do: End the episode with the outcome that the child was stepped up, or say why the help goes
--   on beside the plan.
-- source: a rule of this partnership

with on_plan as (
    select distinct agency_id, person_token
    from ssd__cp_plans
    where cp_plan_end_date is null and working_days_between(cp_plan_start_date, as_of()) > 10
)

select episodes.row_id as family_help__episodes
from family_help__episodes as episodes
join on_plan using (agency_id, person_token)
where episodes.episode_end_date is null

/* examples
- name: eleven working days
  family_help__episodes: [{child: A, episode_start_date: 2025-06-02}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-16}]
  flags: {family_help__episodes: [1]}
- name: ten working days, ended
  family_help__episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02, episode_end_date: 2025-09-01}]
  ssd__cp_plans: [{child: A, cp_plan_start_date: 2026-03-17}, {child: B, cp_plan_start_date: 2025-09-02}]
  flags: {}
*/
