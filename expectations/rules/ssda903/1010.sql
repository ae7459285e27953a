-- title: Care leaver information, but an open episode was not continued
-- message: This child has no episodes loaded for current year even though there was an open
--   episode of care at the end of the previous year, and care leaver data has been entered.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, Episodes_last, OC3
-- years: 2023-
-- dimension: completeness
-- to do: Add the episodes of this year, or take the young person out of OC3.
-- choice: A row in OC3 is care leaver information even if it is empty. An end that cannot be read
--   counts as none. The latest episode is that with the latest beginning, of two the later row.
-- source: SSDA903 rule 1010, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with latest as (
    select CHILD, DEC
    from Episodes_last
    where DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM desc, row_id desc) = 1
)

select OC3.row_id as OC3
from OC3
join latest using (CHILD)
anti join Episodes using (CHILD)
where latest.DEC is null

/* examples
- name: open at the end of the year before
  OC3: [{IN_TOUCH: RHOM}]
  Episodes_last: [{DECOM: 2024-01-01, DEC: 2024-05-01}, {DECOM: 2024-05-01}]
  flags: {OC3: [1]}
- name: ended the year before, or has an episode this year
  OC3: [{}, {CHILD: B}]
  Episodes: [{CHILD: B, DECOM: 2024-01-01}]
  Episodes_last: [{DECOM: 2024-01-01}, {DECOM: 2024-05-01, DEC: 2025-05-01}, {CHILD: B, DECOM: 2024-01-01}]
  flags: {}
- name: an episode without a beginning is not the last one
  OC3: [{}]
  Episodes_last: [{DECOM: 2024-05-01, DEC: 2025-05-01}, {}]
  flags: {}
- name: without the year before
  OC3: [{}]
  without: [Episodes_last]
  state: not run
  flags: {}
*/
