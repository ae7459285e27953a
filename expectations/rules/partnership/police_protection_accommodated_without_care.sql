-- title: Police protection ended in care and no council looks after the child
-- message: Police protection ended with the child accommodated by the council or under an order
--   of court, and no council has an episode of care of the child within seven days
-- severity: error
-- flags: ssd__persons(person_id)
-- needs: police__police_protections, ssd__cla_episodes, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: PL07, CL02
-- to do: Enter the episode of care, or tell the police how protection ended.
-- choice: An episode that was open, began or ceased between the day protection began and seven
--   days after it ended. Flagged at every council that knows the child. A protection that ended within
--   the last week is left aside.
-- source: a rule of this partnership

with protected as (
    select
        row_id, child_id,
        cast(timezone('Europe/London', timezone('UTC', started_at)) as date) as first_day,
        cast(timezone('Europe/London', timezone('UTC', ended_at)) as date) as last_day
    from police__police_protections
    where
        outcome_code in ('ACCOMMODATED', 'EMERGENCY_ORDER', 'INTERIM_ORDER')
        and child_id is not null
),

in_care as (
    select protected.row_id
    from protected
    join ssd__cla_episodes as episodes using (child_id)
    where
        episodes.episode_start_date <= protected.last_day + 7
        and (
            episodes.episode_ceased_date is null
            or episodes.episode_ceased_date >= protected.first_day
        )
)

select distinct persons.row_id as ssd__persons
from protected
join ssd__persons as persons using (child_id)
where protected.last_day + 7 < as_of() and protected.row_id not in (from in_care)

/* examples
- name: no episode, and one eight days later
  police__police_protections:
  - {child: A, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, outcome_code: ACCOMMODATED}
  - {child: B, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, outcome_code: INTERIM_ORDER}
  ssd__persons: [{child: A}, {child: B}]
  ssd__cla_episodes: [{child: B, episode_start_date: 2026-03-15}]
  flags: {ssd__persons: [1, 2]}
- name: within the week, went home, ended this week
  police__police_protections:
  - {child: A, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, outcome_code: ACCOMMODATED}
  - {child: B, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, outcome_code: RETURNED_HOME}
  - {child: C, started_at: 2026-03-23 22:00:00, ended_at: 2026-03-24 08:00:00, outcome_code: ACCOMMODATED}
  ssd__persons: [{child: A}, {child: B}, {child: C}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2026-03-14}]
  flags: {}
*/
