-- title: An episode of care ends on another day in SSDA903 than in the case system
-- message: The same episode of care ceased on another day in the Standard Safeguarding Dataset,
--   or is still open there
-- severity: error
-- flags: ssda903__episodes(episode_end_date), ssd__cla_episodes(episode_ceased_date)
-- needs: ssda903__episodes, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Look up when the episode ended and correct the copy that differs.
-- choice: An episode is the same if child and first day are. An episode that is open in the
--   return may have ceased since. One that only gave way to another (X1) is not compared, as the daily
--   extract need not have both.
-- source: a rule of this partnership

select episodes.row_id as ssda903__episodes, ssd.row_id as ssd__cla_episodes
from ssda903__episodes as episodes
join ssd__cla_episodes as ssd using (agency_id, person_token, episode_start_date)
where
    episodes.episode_end_date <= as_of()
    and episodes.episode_ceased_reason_code is distinct from 'X1'
    and episodes.episode_end_date is distinct from ssd.episode_ceased_date

/* examples
- name: a day apart, and still open
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_end_date: 2025-12-01}
  - {child: B, episode_start_date: 2025-06-02, episode_end_date: 2025-12-01}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2025-12-02}
  - {child: B, episode_start_date: 2025-06-02}
  flags: {ssda903__episodes: [1, 2], ssd__cla_episodes: [1, 2]}
- name: the same day, open in the return, gave way to another
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_end_date: 2025-12-01}
  - {child: B, episode_start_date: 2025-06-02}
  - {child: C, episode_start_date: 2025-06-02, episode_end_date: 2025-12-01, episode_ceased_reason_code: X1}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2025-12-01}
  - {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-02-01}
  - {child: C, episode_start_date: 2025-06-02}
  flags: {}
*/
