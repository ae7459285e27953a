-- title: The kind of placement differs between SSDA903 and the case system
-- message: The placement of the same episode of care is of another kind in the Standard
--   Safeguarding Dataset
-- severity: error
-- flags: ssda903__episodes(placement_type_code), ssd__placements(placement_type_code)
-- needs: ssda903__episodes, ssd__cla_episodes, ssd__placements
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL11, CL12
-- to do: Check with the placements team what kind of placement it was and correct the copy that
--   differs.
-- choice: The kinds into which other placements (Z1) were divided in 2026 count as Z1.
-- source: a rule of this partnership

select episodes.row_id as ssda903__episodes, placements.row_id as ssd__placements
from ssda903__episodes as episodes
join ssd__cla_episodes as ssd using (agency_id, person_token, episode_start_date)
join ssd__placements as placements on
    placements.agency_id = ssd.agency_id
    and placements.placement_token = ssd.placement_token
where left(episodes.placement_type_code, 2) <> left(placements.placement_type_code, 2)

/* examples
- name: foster care in one, a children's home in the other
  ssda903__episodes: [{child: A, episode_start_date: 2025-06-02, placement_type_code: U6}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02, placement_token: p}]
  ssd__placements: [{child: A, placement_token: p, placement_type_code: K2}]
  flags: {ssda903__episodes: [1], ssd__placements: [1]}
- name: the same, Z1 and its part, none recorded
  ssda903__episodes:
  - {child: A, episode_start_date: 2025-06-02, placement_type_code: U6}
  - {child: B, episode_start_date: 2025-06-02, placement_type_code: Z12}
  - {child: C, episode_start_date: 2025-06-02, placement_type_code: U6}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02, placement_token: p}
  - {child: B, episode_start_date: 2025-06-02, placement_token: q}
  - {child: C, episode_start_date: 2025-06-02, placement_token: r}
  ssd__placements:
  - {child: A, placement_token: p, placement_type_code: U6}
  - {child: B, placement_token: q, placement_type_code: Z1}
  - {child: C, placement_token: r}
  flags: {}
*/
