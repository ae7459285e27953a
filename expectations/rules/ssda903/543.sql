-- title: No conviction information for a child of 10 or over
-- message: Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction information has not been completed.
-- severity: error
-- flags: OC2(DOB, CONVICTED)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Say whether the child was convicted: 1 or 0.
-- choice: Looked after continuously is as the shared table continuously_looked_after has it.
-- differs: The validator passes a child who turns 10 on 31 March; such a child is aged 10 at 31
--   March.
-- source: SSDA903 rule 543, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where birthday(OC2.DOB, 10) <= collection_end() and OC2.CONVICTED is null

/* examples
- name: turns 10 on the last day of the year
  year: 2026
  OC2: [{DOB: 2016-03-31}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {OC2: [1]}
- name: turns 10 the day after, information is there, came within the year, or no date of birth
  year: 2026
  OC2: [{DOB: 2016-04-01}, {DOB: 2010-01-01, CONVICTED: '0'}, {CHILD: B, DOB: 2010-01-01}, {CHILD: C, DOB: 2010-01-01}, {}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {}
*/
