-- title: An episode of a child who had been adopted from care
-- message: Episode information shows child has been previously adopted from care. [NOTE: This only
--   tests the current and previous year data loaded into the tool]
-- severity: error
-- flags: Episodes(CHILD)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Check whether it is the same child; an adopted child who comes back has a new number.
-- choice: Previously is by the beginning of the episodes of this year and the year before; those
--   without one are left out.
-- differs: It flags an adoption that stands in the files of both years, or an episode that begins
--   on the same day, whichever it sorts second.
-- source: SSDA903 rule 199, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with adoptions as (
    select CHILD, DECOM from Episodes where REC in ('E11', 'E12')
    union all
    select CHILD, DECOM from Episodes_last where REC in ('E11', 'E12')
),

first_adoption as (
    select CHILD, min(DECOM) as DECOM from adoptions group by CHILD
)

select Episodes.row_id as Episodes
from Episodes
join first_adoption using (CHILD)
where Episodes.DECOM > first_adoption.DECOM

/* examples
- name: adopted this year, or the year before
  Episodes:
    - {DECOM: 2026-08-01}
    - {DECOM: 2026-05-01, REC: E12}
    - {CHILD: B, DECOM: 2026-05-01, REC: E11}
  Episodes_last: [{CHILD: B, DECOM: 2025-05-01, REC: E11}]
  flags: {Episodes: [1, 3]}
- name: the adoption itself, what was before it, or the same episode in both years
  Episodes: [{DECOM: 2026-05-01, REC: X1}, {DECOM: 2026-06-01, REC: E11}, {CHILD: B, DECOM: 2025-05-01, REC: E12}, {CHILD: C}]
  Episodes_last: [{CHILD: B, DECOM: 2025-05-01, REC: E12}]
  flags: {}
- name: without the year before
  Episodes: [{DECOM: 2026-08-01}, {DECOM: 2026-05-01, REC: E12}]
  without: [Episodes_last]
  flags: {Episodes: [1]}
*/
