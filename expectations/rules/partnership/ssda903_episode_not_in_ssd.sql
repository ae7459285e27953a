-- title: An episode of care begins on another day in SSDA903 than in the case system
-- message: The Standard Safeguarding Dataset holds episodes of care of the child, and none that
--   began on this day
-- severity: error
-- flags: ssda903__episodes(episode_start_date)
-- needs: ssda903__episodes, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL02, CL11, CL12
-- to do: Look up when the placement changed and correct the copy that differs.
-- choice: An episode that began because of a change of legal status alone (L) may stand in the
--   daily extract as a legal status, and is not compared.
-- source: a rule of this partnership

with known as (
    select distinct agency_id, person_token from ssd__cla_episodes
)

select episodes.row_id as ssda903__episodes
from ssda903__episodes as episodes
join known using (agency_id, person_token)
left join ssd__cla_episodes as ssd using (agency_id, person_token, episode_start_date)
where
    ssd.row_id is null
    and episodes.episode_start_date is not null
    and episodes.new_episode_reason_code is distinct from 'L'

/* examples
- name: the day before
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-01}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {ssda903__episodes: [1]}
- name: the same day, a change of legal status, or a child without episodes
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, new_episode_reason_code: S}
  - {child: A, episode_start_date: 2025-07-02, new_episode_reason_code: L}
  - {child: B, episode_start_date: 2025-06-02}
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {}
*/
