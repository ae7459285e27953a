-- title: A child was stepped down without an episode of early help
-- message: The step down to early help or family help names no episode that exists, and the child
--   has none that was open within ten working days after it
-- severity: error
-- flags: family_help__steps(family_help_episode_id)
-- needs: family_help__steps, family_help__episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EH01
-- to do: Open the episode, or put the step to the right one.
-- choice: Reckoned from the day of effect, or else that of the decision. Steps of the last ten
--   working days are left aside.
-- source: a rule of this partnership

with stepped_down as (
    select
        row_id, agency_id, person_token, family_help_episode_token,
        coalesce(effective_date, decided_date) as stepped_on
    from family_help__steps
    where direction_code = 'DOWN' and to_status_code in ('EARLY_HELP', 'FAMILY_HELP')
),

helped as (
    select steps.row_id
    from stepped_down as steps
    join family_help__episodes as episodes using (agency_id, family_help_episode_token)
    union
    select steps.row_id
    from stepped_down as steps
    join family_help__episodes as episodes using (agency_id, person_token)
    where
        steps.family_help_episode_token is null
        and working_days_between(steps.stepped_on, episodes.episode_start_date) <= 10
        and (episodes.episode_end_date is null or episodes.episode_end_date >= steps.stepped_on)
)

select steps.row_id as family_help__steps
from stepped_down as steps
where working_days_between(steps.stepped_on, as_of()) > 10 and steps.row_id not in (from helped)

/* examples
- name: an episode that is not there, one that ended before
  family_help__steps:
  - {child: A, direction_code: DOWN, to_status_code: EARLY_HELP, decided_date: 2026-03-06, family_help_episode_token: x}
  - {child: B, direction_code: DOWN, to_status_code: FAMILY_HELP, decided_date: 2026-03-06}
  family_help__episodes: [{child: A, family_help_episode_token: y, episode_start_date: 2026-03-06}, {child: B, episode_start_date: 2025-03-06, episode_end_date: 2026-03-05}]
  flags: {family_help__steps: [1, 2]}
- name: named, begun within ten working days, to universal services
  family_help__steps:
  - {child: A, direction_code: DOWN, to_status_code: EARLY_HELP, decided_date: 2026-03-06, family_help_episode_token: y}
  - {child: B, direction_code: DOWN, to_status_code: FAMILY_HELP, decided_date: 2026-03-06}
  - {child: C, direction_code: DOWN, to_status_code: UNIVERSAL, decided_date: 2026-03-06}
  family_help__episodes: [{child: A, family_help_episode_token: y, episode_start_date: 2026-03-06}, {child: B, episode_start_date: 2026-03-20}]
  flags: {}
*/
