-- title: Care leaver information for a child who died in care
-- message: This child is recorded as having died in care and therefore should not have the care
--   leaver information completed. [NOTE: This only tests the current and previous year data loaded
--   into the tool]
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Take the child out of OC3, or correct the reason for which the episode ceased.
-- choice: A row in OC3 is care leaver information, even if its three fields are empty. Without the
--   year before, this year alone is asked. Reason E2 (died) is meant.
-- source: SSDA903 rule 1000, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with died as (
    select CHILD from Episodes where REC = 'E2'
    union
    select CHILD from Episodes_last where REC = 'E2'
)

select OC3.row_id as OC3
from OC3
join died using (CHILD)

/* examples
- name: died this year
  OC3: [{IN_TOUCH: DIED, ACTIV: '0', ACCOM: '0'}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-06-01, REC: E2}]
  flags: {OC3: [1]}
- name: died the year before, and the row says nothing
  OC3: [{}]
  Episodes_last: [{DECOM: 2020-01-01, DEC: 2025-06-01, REC: E2}]
  flags: {OC3: [1]}
- name: left care for another reason, or another child died
  OC3: [{IN_TOUCH: RHOM}, {CHILD: B, IN_TOUCH: RHOM}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-06-01, REC: E8}, {CHILD: C, DECOM: 2020-01-01, REC: E2}, {CHILD: B}]
  flags: {}
- name: without the year before
  OC3: [{}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-06-01, REC: E2}]
  without: [Episodes_last]
  flags: {OC3: [1]}
*/
