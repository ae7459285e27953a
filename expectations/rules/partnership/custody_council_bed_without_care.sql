-- title: A child went from custody to council accommodation and no council looks after it
-- message: The police moved the child to the council's accommodation after charge, and no council
--   has an episode of care of the child from that day until three days after
-- severity: error
-- flags: ssd__persons(person_id)
-- needs: police__child_custodies, ssd__cla_episodes, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: PL10, CL02
-- to do: Enter the episode of care (legal status J2), or tell the police where the child stayed.
-- choice: The outcome says so, or that a bed was provided. Flagged at every council that knows
--   the child.
-- source: a rule of this partnership

with moved as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', left_at)) as date) as moved_on
    from (
        select *, coalesce(released_at, charged_at, arrived_at) as left_at
        from police__child_custodies
    )
    where
        (outcome_code = 'CHARGED_COUNCIL_BED' or is_council_bed_provided)
        and child_id is not null
),

in_care as (
    select moved.row_id
    from moved
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= moved.moved_on + 3
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= moved.moved_on
        )
)

select distinct persons.row_id as ssd__persons
from moved
join ssd__persons as persons using (child_id)
where moved.moved_on + 3 < as_of() and moved.row_id not in (from in_care)

/* examples
- name: no episode
  police__child_custodies: [{child: A, arrived_at: 2026-03-06 22:00:00, released_at: 2026-03-07 08:00:00, outcome_code: CHARGED_COUNCIL_BED}]
  ssd__persons: [{child: A}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-03-11}]
  flags: {ssd__persons: [1]}
- name: looked after, held for court
  police__child_custodies:
  - {child: A, arrived_at: 2026-03-06 22:00:00, released_at: 2026-03-07 08:00:00, outcome_code: CHARGED_COUNCIL_BED}
  - {child: B, arrived_at: 2026-03-06 22:00:00, released_at: 2026-03-07 08:00:00, outcome_code: CHARGED_HELD}
  ssd__persons: [{child: A}, {child: B}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-03-07, episode_ceased_date: 2026-03-09}]
  flags: {}
*/
