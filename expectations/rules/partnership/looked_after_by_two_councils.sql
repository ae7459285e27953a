-- title: A child is looked after by two councils
-- message: Two councils of the partnership have an open episode of care of the same child
-- severity: error
-- flags: ssd__cla_episodes(episode_ceased_date)
-- needs: ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- due working days: 2
-- to do: Agree with the other council who looks after the child, and cease the episode that was
--   handed over (reason E3).
-- source: a rule of this partnership

with open_episodes as (
    select row_id, agency_id, child_id
    from ssd__cla_episodes
    where episode_ceased_date is null and child_id is not null
),

shared as (
    select child_id from open_episodes group by child_id having count(distinct agency_id) > 1
)

select open_episodes.row_id as ssd__cla_episodes
from open_episodes
join shared using (child_id)

/* examples
- name: by two councils
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: A, agency_id: rotherham, episode_start_date: 2026-03-02}]
  flags: {ssd__cla_episodes: [1, 2]}
- name: ceased at one, two of one council
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-02}
  - {child: A, agency_id: rotherham, episode_start_date: 2026-03-02}
  - {child: B, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2025-06-02}
  flags: {}
*/
