-- title: The decision to place for adoption was reversed before it was made
-- message: Date of decision that the child should be placed for adoption must be on or before the date that a child should no longer be placed for adoption.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or that of its reversal.
-- source: SSDA903 rule 522, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
where PlacedAdoption.DATE_PLACED_CEASED < PlacedAdoption.DATE_PLACED

/* examples
- name: reversed the day before
  PlacedAdoption: [{DATE_PLACED: 2026-05-02, DATE_PLACED_CEASED: 2026-05-01}]
  flags: {PlacedAdoption: [1]}
- name: on the same day, or a date is missing
  PlacedAdoption: [{DATE_PLACED: 2026-05-02, DATE_PLACED_CEASED: 2026-05-02}, {DATE_PLACED: 2026-05-02}, {DATE_PLACED_CEASED: 2026-05-01}]
  flags: {}
*/
