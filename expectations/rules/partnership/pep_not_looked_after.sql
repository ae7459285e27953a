-- title: A personal education plan of a child who is not looked after
-- message: The meeting on the personal education plan was held on a day on which the council did
--   not look after the child
-- severity: query
-- flags: education__peps(meeting_date)
-- needs: education__peps, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED10
-- to do: Check the day of the meeting, and when the child entered and left care.
-- choice: A meeting within four weeks after care ceased closes the plan and is left aside. Only
--   children whom linkage found in the case system.
-- source: a rule of this partnership

with in_care as (
    select peps.row_id
    from education__peps as peps
    join ssd__cla_episodes as episodes using (agency_id, child_id)
    where
        episodes.episode_start_date <= peps.meeting_date
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date + 28 >= peps.meeting_date
        )
)

select row_id as education__peps
from education__peps
where child_id is not null and meeting_date is not null and row_id not in (from in_care)

/* examples
- name: never, and the fifth week after care
  education__peps: [{child: A, meeting_date: 2026-02-10}, {child: B, meeting_date: 2026-02-10}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-01-12}]
  flags: {education__peps: [1, 2]}
- name: looked after, four weeks after, not held
  education__peps: [{child: A, meeting_date: 2026-02-10}, {child: B, meeting_date: 2026-02-10}, {child: C}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-02-10}, {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-01-13}]
  flags: {}
*/
