-- title: A looked-after child is not known to health
-- message: The council looks after the child, and no health provider of the integrated care
--   system lists a person who was linked with the child
-- severity: query
-- flags: ssd__persons(nhs_number)
-- needs: ssd__persons, ssd__cla_episodes, ics__persons
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL05, CL07, DQ05
-- to do: Check the NHS number, name and date of birth in the case system, and that the child is
--   registered with a general practitioner.
-- choice: A child who entered care within ten working days before the night is left aside.
-- source: a rule of this partnership

with looked_after as (
    select distinct agency_id, person_token
    from ssd__cla_episodes
    where
        episode_ceased_date is null
        and working_days_between(episode_start_date, as_of()) > 10
),

in_health as (
    select distinct child_id from ics__persons where child_id is not null
)

select persons.row_id as ssd__persons
from ssd__persons as persons
join looked_after using (agency_id, person_token)
left join in_health using (child_id)
where in_health.child_id is null

/* examples
- name: no such person
  ssd__persons: [{child: A}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}]
  ics__persons: [{child: B}]
  flags: {ssd__persons: [1]}
- name: known, entered care ten working days ago, not looked after
  ssd__persons: [{child: A}, {child: B}, {child: C}]
  ssd__cla_episodes: [{child: A, episode_start_date: 2025-06-02}, {child: B, episode_start_date: 2026-03-17}, {child: C, episode_start_date: 2025-06-02, episode_ceased_date: 2025-09-02}]
  ics__persons: [{child: A}]
  flags: {}
*/
