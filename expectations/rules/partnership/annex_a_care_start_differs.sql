-- title: A period of care begins on another day in Annex A than in the case system
-- message: The Standard Safeguarding Dataset holds episodes of care of the child, and none that
--   began on this day or with this day of entering care
-- severity: error
-- flags: annex_a__children_in_care(cla_start_date)
-- needs: annex_a__children_in_care, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Look up when the child entered care and correct the copy that differs.
-- source: a rule of this partnership

with known as (
    select agency_id, person_token, list(episode_start_date) as starts, list(entered_care_date) as entries
    from ssd__cla_episodes
    group by all
)

select lists.row_id as annex_a__children_in_care
from annex_a__children_in_care as lists
join known on
    known.agency_id = lists.agency_id
    and known.person_token = lists.child_token
where
    not list_contains(known.starts, lists.cla_start_date)
    and not coalesce(list_contains(known.entries, lists.cla_start_date), false)

/* examples
- name: the day after
  annex_a__children_in_care: [{child: A, cla_start_date: 2025-06-03}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  flags: {annex_a__children_in_care: [1]}
- name: an episode's first day, or that of entering care
  annex_a__children_in_care: [{child: A, cla_start_date: 2025-06-02}, {child: B, cla_start_date: 2024-01-02}]
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2025-06-02, entered_care_date: 2024-01-02}
  flags: {}
*/
