-- title: Unknown reason of the decision against adoption
-- message: The reason for the reversal of the decision that the child should be placed for
--   adoption code is not valid.
-- severity: error
-- flags: PlacedAdoption(REASON_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: validity
-- to do: Give a reason of the code list, RD1 to RD4.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 120, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PlacedAdoption
from PlacedAdoption
where REASON_PLACED_CEASED not in ('RD1', 'RD2', 'RD3', 'RD4')

/* examples
- name: not on the list
  PlacedAdoption: [{REASON_PLACED_CEASED: 'RD5'}]
  flags: {PlacedAdoption: [1]}
- name: on the list, or missing
  PlacedAdoption: [{REASON_PLACED_CEASED: 'RD1'}, {CHILD: B, REASON_PLACED_CEASED: 'RD4'}, {CHILD: C}]
  flags: {}
*/
