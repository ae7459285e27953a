-- title: No health promotion information for a child under 5
-- message: Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion information has not been completed.
-- severity: error
-- flags: OC2(DOB, HEALTH_CHECK)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Say whether the health checks are up to date: 1 or 0.
-- choice: Looked after continuously is as the shared table continuously_looked_after has it.
-- source: SSDA903 rule 545, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where birthday(OC2.DOB, 5) > collection_end() and OC2.HEALTH_CHECK is null

/* examples
- name: turns 5 the day after the year
  year: 2026
  OC2: [{DOB: 2021-04-01}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {OC2: [1]}
- name: turns 5 on the last day, information is there, came within the year, or no date of birth
  year: 2026
  OC2: [{DOB: 2021-03-31}, {DOB: 2022-01-01, HEALTH_CHECK: '0'}, {CHILD: B, DOB: 2022-01-01}, {CHILD: C, DOB: 2022-01-01}, {}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {}
*/
