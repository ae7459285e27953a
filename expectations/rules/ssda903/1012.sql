-- title: Other data for a child without an episode this year
-- message: No other data should be returned for OC3 children who had no episodes in the current
--   year
-- severity: error
-- flags: PlacedAdoption(CHILD), Missing(CHILD), Reviews(CHILD), AD1(CHILD), PrevPerm(CHILD),
--   OC2(CHILD)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Add the episodes of the child, or take its rows out of this table.
-- choice: Whoever has no episode can be in the return as a care leaver only, so OC3 itself is not
--   asked.
-- source: SSDA903 rule 1012, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
anti join Episodes using (CHILD)

union all by name

select Missing.row_id as Missing
from Missing
anti join Episodes using (CHILD)

union all by name

select Reviews.row_id as Reviews
from Reviews
anti join Episodes using (CHILD)

union all by name

select AD1.row_id as AD1
from AD1
anti join Episodes using (CHILD)

union all by name

select PrevPerm.row_id as PrevPerm
from PrevPerm
anti join Episodes using (CHILD)

union all by name

select OC2.row_id as OC2
from OC2
anti join Episodes using (CHILD)

/* examples
- name: a row in each table, and no episode
  PlacedAdoption: [{}]
  Missing: [{}]
  Reviews: [{}, {CHILD: B}, {}]
  AD1: [{}]
  PrevPerm: [{}]
  OC2: [{}]
  Episodes: [{CHILD: B}]
  flags: {PlacedAdoption: [1], Missing: [1], Reviews: [1, 3], AD1: [1], PrevPerm: [1], OC2: [1]}
- name: has an episode
  PlacedAdoption: [{}]
  Missing: [{}]
  OC2: [{}]
  Episodes: [{}]
  flags: {}
- name: care leaver information alone
  OC3: [{}]
  flags: {}
- name: some tables did not come
  Reviews: [{}]
  without: [AD1, OC2]
  flags: {Reviews: [1]}
- name: no episodes came
  Reviews: [{}]
  without: [Episodes]
  state: not run
  flags: {}
*/
