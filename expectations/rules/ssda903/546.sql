-- title: Health promotion information for a child of 5 or over
-- message: Children aged 5 or over at 31 March should not have health promotion information completed.
-- severity: error
-- flags: OC2(DOB, HEALTH_CHECK)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Leave HEALTH_CHECK empty, or correct the date of birth.
-- choice: Asked of children who were looked after continuously, for whom the table is; the rule
--   lists Episodes among its tables. Looked after continuously is as the shared table
--   continuously_looked_after has it.
-- source: SSDA903 rule 546, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where birthday(OC2.DOB, 5) <= collection_end() and OC2.HEALTH_CHECK is not null

/* examples
- name: turns 5 on the last day of the year, even with 0
  year: 2026
  OC2: [{DOB: 2021-03-31, HEALTH_CHECK: '1'}, {DOB: 2021-03-31, HEALTH_CHECK: '0'}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {OC2: [1, 2]}
- name: turns 5 the day after, nothing is told, came within the year, or no date of birth
  year: 2026
  OC2: [{DOB: 2021-04-01, HEALTH_CHECK: '1'}, {DOB: 2020-01-01}, {CHILD: B, DOB: 2020-01-01, HEALTH_CHECK: '1'}, {HEALTH_CHECK: '1'}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {}
*/
