-- title: The police were told of a return interview that the council does not have
-- message: The police hold that a return interview was held after this return, and the council's
--   record of the interview has none
-- severity: error
-- flags: missing__return_interviews(completed_at)
-- needs: police__missing_episodes, missing__return_interviews
-- years: -
-- dimension: consistency
-- owner: council
-- affects: EX03
-- to do: Enter when the interview was held, or correct what the police were told.
-- choice: The return is the same if both have it within a day.
-- source: a rule of this partnership

with police as (
    select child_id, cast(timezone('Europe/London', timezone('UTC', found_at)) as date) as found_on
    from police__missing_episodes
    where return_interview_held_at is not null and child_id is not null
)

select distinct interviews.row_id as missing__return_interviews
from missing__return_interviews as interviews
join police using (child_id)
where
    interviews.completed_at is null
    and abs(cast(timezone('Europe/London', timezone('UTC', interviews.returned_at)) as date) - police.found_on) <= 1

/* examples
- name: not held at the council
  police__missing_episodes: [{child: A, found_at: 2026-03-06 10:00:00, return_interview_held_at: 2026-03-08 10:00:00}]
  missing__return_interviews: [{child: A, returned_at: 2026-03-07 10:00:00}]
  flags: {missing__return_interviews: [1]}
- name: held, another return, not held with the police
  police__missing_episodes:
  - {child: A, found_at: 2026-03-06 10:00:00, return_interview_held_at: 2026-03-08 10:00:00}
  - {child: B, found_at: 2026-03-06 10:00:00}
  missing__return_interviews:
  - {child: A, returned_at: 2026-03-06 10:00:00, completed_at: 2026-03-08 10:00:00}
  - {child: A, returned_at: 2026-03-08 10:00:00}
  - {child: B, returned_at: 2026-03-06 10:00:00}
  flags: {}
*/
