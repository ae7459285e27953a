-- title: A looked-after child was missing with the police and not at the council
-- message: The police had the child missing while the council looked after it, and the council
--   holds no missing episode that began within a day of theirs
-- severity: error
-- flags: ssd__cla_episodes(cla_episode_id)
-- needs: police__missing_episodes, ssd__missing_episodes, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX01, EX02, EX04, CL14
-- due working days: 2
-- to do: Record the missing episode, and offer a return interview if none was.
-- choice: The episode of care that was open when the child went missing is flagged. A night's
--   delay is allowed.
-- source: a rule of this partnership

with missing as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', missing_from_at)) as date) as missing_on
    from police__missing_episodes
    where child_id is not null
),

known as (
    select missing.row_id
    from missing
    join ssd__missing_episodes as ssd using (child_id)
    where abs(ssd.missing_start_date - missing.missing_on) <= 1
)

select distinct episodes.row_id as ssd__cla_episodes
from missing
join ssd__cla_episodes as episodes using (child_id)
where
    episodes.episode_start_date <= missing.missing_on
    and (
        episodes.episode_ceased_date is null
        or episodes.episode_ceased_date > missing.missing_on
    )
    and missing.missing_on < as_of() - 1
    and missing.row_id not in (from known)

/* examples
- name: no episode, and one two days later
  police__missing_episodes: [{child: A, missing_from_at: 2026-03-06 22:00:00}, {child: B, missing_from_at: 2026-03-06 22:00:00}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2025-06-02}]
  ssd__missing_episodes: [{child: B, missing_start_date: 2026-03-08}]
  flags: {ssd__cla_episodes: [1, 2]}
- name: the day after, not looked after, since yesterday
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 22:00:00}
  - {child: B, missing_from_at: 2026-03-06 22:00:00}
  - {child: C, missing_from_at: 2026-03-30 22:30:00}
  ssd__cla_episodes:
  - {child: A, episode_start_date: 2025-06-02}
  - {child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-06}
  - {child: C, episode_start_date: 2025-06-02}
  ssd__missing_episodes: [{child: A, missing_start_date: 2026-03-07}]
  flags: {}
*/
