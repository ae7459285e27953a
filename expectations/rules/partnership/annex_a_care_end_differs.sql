-- title: Care ended in Annex A and goes on in the case system
-- message: Annex A says that the child ceased to be looked after on this day, and the Standard
--   Safeguarding Dataset holds an episode of care that began before it and goes on after it
-- severity: error
-- flags: annex_a__children_in_care(cla_end_date), ssd__cla_episodes(episode_ceased_date)
-- needs: annex_a__children_in_care, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Look up when the child ceased to be looked after and correct the copy that differs.
-- source: a rule of this partnership

select lists.row_id as annex_a__children_in_care, ssd.row_id as ssd__cla_episodes
from annex_a__children_in_care as lists
join ssd__cla_episodes as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
where
    ssd.episode_start_date < lists.cla_end_date
    and (ssd.episode_ceased_date is null or ssd.episode_ceased_date > lists.cla_end_date)

/* examples
- name: still open, ceased the day after
  annex_a__children_in_care: [{child: A, cla_end_date: 2026-01-10}, {child: B, cla_end_date: 2026-01-10}]
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-01-11}
  flags: {annex_a__children_in_care: [1, 2], ssd__cla_episodes: [1, 2]}
- name: the same day, looked after again, not ended
  annex_a__children_in_care: [{child: A, cla_end_date: 2026-01-10}, {child: B}]
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-01-10}
  - {child: A, episode_start_date: 2026-01-10}
  - {child: B, episode_start_date: 2025-06-02}
  flags: {}
*/
