-- title: A police event of a child who had died
-- message: The notice, the stay in custody or the missing episode is of a day after the month in
--   which the child died, as a council or health has it
-- severity: error
-- flags: police__child_notices(incident_at), police__child_custodies(arrived_at),
--   police__missing_episodes(missing_from_at)
-- needs: police__child_notices, police__child_custodies, police__missing_episodes, ssd__persons,
--   ics__persons
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL01, EX01
-- to do: Check which child it was and whether the child has died, and correct the record.
-- choice: The month of death itself is left aside, as only the month travels.
-- source: a rule of this partnership

with died as (
    select child_id, max(death_month) as month
    from (
        select child_id, death_month from ics__persons
        union all
        select child_id, death_month from ssd__persons
    )
    where death_month is not null and child_id is not null
    group by child_id
),

events as (
    select child_id, incident_at as at, row_id as notice from police__child_notices
    union all by name
    select child_id, arrived_at as at, row_id as custody from police__child_custodies
    union all by name
    select child_id, missing_from_at as at, row_id as missing from police__missing_episodes
)

select
    events.notice as police__child_notices,
    events.custody as police__child_custodies,
    events.missing as police__missing_episodes
from events
join died using (child_id)
where cast(timezone('Europe/London', timezone('UTC', events.at)) as date) >= died.month + interval 1 month

/* examples
- name: one of each
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  police__child_notices: [{child: A, incident_at: 2026-02-01 10:00:00}]
  police__child_custodies: [{child: A, arrived_at: 2026-02-01 10:00:00}]
  police__missing_episodes: [{child: B, missing_from_at: 2026-02-01 10:00:00}, {child: A, missing_from_at: 2026-02-01 10:00:00}]
  flags: {police__child_notices: [1], police__child_custodies: [1], police__missing_episodes: [2]}
- name: in the month
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ics__persons]
  police__child_notices: [{child: A, incident_at: 2026-01-31 10:00:00}]
  police__child_custodies: [{child: A, arrived_at: 2025-02-01 10:00:00}]
  police__missing_episodes: [{child: B, missing_from_at: 2026-02-01 10:00:00}]
  flags: {}
*/
