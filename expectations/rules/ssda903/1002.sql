-- title: Care leaver information for a child without episodes of care
-- message: This child has no previous episodes of care, therefore should not have care leaver
--   information recorded. [NOTE: This tool can only test the current and previous year data loaded
--   into the tool - this check may generate false positives if a child had episodes prior to last
--   year's collection.]
-- severity: query
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, OC3, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Check that the young person was looked after; add the episodes or take the row out of
--   OC3.
-- choice: A row in OC3 is care leaver information even if it is empty. The episodes of two years
--   are asked, whatever their dates.
-- source: SSDA903 rule 1002, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with known as (
    select CHILD from Episodes
    union
    select CHILD from Episodes_last
)

select OC3.row_id as OC3
from OC3
anti join known using (CHILD)

/* examples
- name: in neither year
  OC3: [{IN_TOUCH: RHOM}]
  Episodes: [{CHILD: B}]
  Episodes_last: [{CHILD: C}]
  flags: {OC3: [1]}
- name: in one of the years
  OC3: [{}, {CHILD: B}]
  Episodes: [{CHILD: B}]
  Episodes_last: [{}]
  flags: {}
- name: without the year before
  OC3: [{}]
  without: [Episodes_last]
  state: not run
  flags: {}
*/
