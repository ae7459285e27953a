-- title: A return interview that the council held is not with the police
-- message: The council held a return interview and passed what matters to the police, and the
--   police hold no interview after this return
-- severity: query
-- flags: police__missing_episodes(return_interview_held_at)
-- needs: police__missing_episodes, missing__return_interviews
-- years: -
-- dimension: consistency
-- owner: police
-- affects: EX03
-- to do: Enter when the interview was held.
-- choice: The return is the same if both have it within a day. Interviews not shared with the
--   police, and those of the last two days, are left aside.
-- source: a rule of this partnership

with council as (
    select child_id, cast(timezone('Europe/London', timezone('UTC', returned_at)) as date) as returned_on
    from missing__return_interviews
    where
        completed_at < as_of() - 1
        and is_shared_with_police
        and child_id is not null
)

select distinct police.row_id as police__missing_episodes
from police__missing_episodes as police
join council using (child_id)
where
    police.return_interview_held_at is null
    and abs(cast(timezone('Europe/London', timezone('UTC', police.found_at)) as date) - council.returned_on) <= 1

/* examples
- name: shared and not entered
  missing__return_interviews: [{child: A, returned_at: 2026-03-06 10:00:00, completed_at: 2026-03-08 10:00:00, is_shared_with_police: true}]
  police__missing_episodes: [{child: A, found_at: 2026-03-06 08:00:00}]
  flags: {police__missing_episodes: [1]}
- name: entered, not shared, held yesterday
  missing__return_interviews:
  - {child: A, returned_at: 2026-03-06 10:00:00, completed_at: 2026-03-08 10:00:00, is_shared_with_police: true}
  - {child: B, returned_at: 2026-03-06 10:00:00, completed_at: 2026-03-08 10:00:00, is_shared_with_police: false}
  - {child: C, returned_at: 2026-03-29 10:00:00, completed_at: 2026-03-30 10:00:00, is_shared_with_police: true}
  police__missing_episodes:
  - {child: A, found_at: 2026-03-06 08:00:00, return_interview_held_at: 2026-03-08 10:00:00}
  - {child: B, found_at: 2026-03-06 08:00:00}
  - {child: C, found_at: 2026-03-29 08:00:00}
  flags: {}
*/
