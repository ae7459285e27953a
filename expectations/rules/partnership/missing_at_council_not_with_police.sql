-- title: A child was missing at the council and not with the police
-- message: The council holds a missing episode of the child, and the police hold none that began
--   within a day of it
-- severity: query
-- flags: police__persons(person_id)
-- needs: police__missing_episodes, ssd__missing_episodes, police__persons
-- years: -
-- dimension: consistency
-- owner: police
-- affects: EX01, EX04
-- to do: Find the report of the missing child, or tell the council that none was made.
-- choice: Children who are away without authorisation need not be reported and are left aside,
--   and so are episodes before the oldest that the police sent. A child without any police record
--   cannot be flagged.
-- source: a rule of this partnership

with missing as (
    select row_id, child_id, missing_start_date
    from ssd__missing_episodes
    where
        child_id is not null
        and missing_type_code is distinct from 'A'
        and missing_start_date >= (select min(missing_from_at) from police__missing_episodes)
        and missing_start_date < as_of() - 1
),

known as (
    select missing.row_id
    from missing
    join police__missing_episodes as police using (child_id)
    where abs(missing.missing_start_date - cast(timezone('Europe/London', timezone('UTC', police.missing_from_at)) as date)) <= 1
)

select distinct persons.row_id as police__persons
from missing
join police__persons as persons using (child_id)
where missing.row_id not in (from known)

/* examples
- name: no episode with the police
  ssd__missing_episodes: [{child: A, missing_start_date: 2026-03-06, missing_type_code: M}]
  police__missing_episodes: [{child: B, missing_from_at: 2025-03-06 22:00:00}, {child: A, missing_from_at: 2026-03-08 22:00:00}]
  police__persons: [{child: A}, {child: B}]
  flags: {police__persons: [1]}
- name: the day after, away, before the police's oldest
  ssd__missing_episodes:
  - {child: A, missing_start_date: 2026-03-06, missing_type_code: M}
  - {child: C, missing_start_date: 2026-03-06, missing_type_code: A}
  - {child: D, missing_start_date: 2024-03-06, missing_type_code: M}
  police__missing_episodes: [{child: B, missing_from_at: 2025-03-06 22:00:00}, {child: A, missing_from_at: 2026-03-07 10:00:00}]
  police__persons: [{child: A}, {child: B}, {child: C}, {child: D}]
  flags: {}
*/
