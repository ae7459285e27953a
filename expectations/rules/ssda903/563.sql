-- title: A decision to place for adoption has ended but not begun
-- message: The child should no longer be placed for adoption but the date of the decision that the
--   child should be placed for adoption is blank
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED, REASON_PLACED_CEASED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of the decision that the child should be placed for adoption.
-- choice: It has ended where both its end and the reason for it are given.
-- source: SSDA903 rule 563, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PlacedAdoption
from PlacedAdoption
where
    REASON_PLACED_CEASED is not null
    and DATE_PLACED_CEASED_as_sent is not null
    and DATE_PLACED_as_sent is null

/* examples
- name: end and reason without a decision
  PlacedAdoption: [{REASON_PLACED_CEASED: RD1, DATE_PLACED_CEASED: 2026-05-01}]
  flags: {PlacedAdoption: [1]}
- name: a decision, one that cannot be read, or only one of end and reason
  PlacedAdoption:
    - {DATE_PLACED: 2026-04-01, REASON_PLACED_CEASED: RD1, DATE_PLACED_CEASED: 2026-05-01}
    - {DATE_PLACED: '31/31/2026', REASON_PLACED_CEASED: RD1, DATE_PLACED_CEASED: 2026-05-01}
    - {REASON_PLACED_CEASED: RD1}
    - {DATE_PLACED_CEASED: 2026-05-01}
  flags: {}
*/
