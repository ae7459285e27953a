-- title: The council was told of police protection before it began, or after it ended
-- message: The council was told before police protection began, or only after it had ended
-- severity: error
-- flags: police__police_protections(council_told_at, started_at, ended_at)
-- needs: police__police_protections
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL05
-- to do: Check the times in the custody or incident log and correct them.
-- choice: The law has the council told as soon as is reasonably practicable, so that after the
--   end is never right.
-- source: a rule of this partnership; Children Act 1989 section 46(3)

select row_id as police__police_protections
from police__police_protections
where council_told_at < started_at or council_told_at > ended_at

/* examples
- name: a minute before, a minute after the end
  police__police_protections:
  - {child: A, started_at: 2026-03-06 22:00:00, council_told_at: 2026-03-06 21:59:00}
  - {child: B, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, council_told_at: 2026-03-07 08:01:00}
  flags: {police__police_protections: [1, 2]}
- name: at once, at the end, not told
  police__police_protections:
  - {child: A, started_at: 2026-03-06 22:00:00, council_told_at: 2026-03-06 22:00:00}
  - {child: B, started_at: 2026-03-06 22:00:00, ended_at: 2026-03-07 08:00:00, council_told_at: 2026-03-07 08:00:00}
  - {child: C, started_at: 2026-03-06 22:00:00}
  flags: {}
*/
