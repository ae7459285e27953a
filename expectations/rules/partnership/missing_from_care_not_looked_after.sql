-- title: The police have a child missing from care whom no council looked after
-- message: The police's missing episode says that the child was missing from care, and no council
--   of the partnership looked after the child that day
-- severity: query
-- flags: police__missing_episodes(is_missing_from_care)
-- needs: police__missing_episodes, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: police
-- affects: EX01, CL14
-- to do: Ask the council whether the child was looked after; if another area's council looks
--   after the child, say so.
-- choice: A child whom a council outside the partnership has placed here may be right, so this is
--   a query.
-- source: a rule of this partnership

with from_care as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', missing_from_at)) as date) as missing_on
    from police__missing_episodes
    where is_missing_from_care and child_id is not null
),

looked_after as (
    select from_care.row_id
    from from_care
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= from_care.missing_on
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= from_care.missing_on
        )
)

select row_id as police__missing_episodes
from from_care
where row_id not in (from looked_after)

/* examples
- name: never, and the day after care ceased
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 10:00:00, is_missing_from_care: true}
  - {child: B, missing_from_at: 2026-03-06 10:00:00, is_missing_from_care: true}
  ssd__cla_episodes: [{child: B, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-05}]
  flags: {police__missing_episodes: [1, 2]}
- name: looked after, missing from home
  police__missing_episodes:
  - {child: A, missing_from_at: 2026-03-06 10:00:00, is_missing_from_care: true}
  - {child: B, missing_from_at: 2026-03-06 10:00:00, is_missing_from_care: false}
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02, episode_ceased_date: 2026-03-06}]
  flags: {}
*/
