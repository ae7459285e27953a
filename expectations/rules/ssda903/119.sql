-- title: Date and reason of the decision against adoption do not come together
-- message: If the decision is made that a child should no longer be placed for adoption, then the
--   date of this decision and the reason why this decision was made must be completed.
-- severity: error
-- flags: PlacedAdoption(REASON_PLACED_CEASED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: completeness
-- to do: Give both the date and the reason, or neither.
-- choice: A date that cannot be read counts as given; rule 116 reports it.
-- source: SSDA903 rule 119, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PlacedAdoption
from PlacedAdoption
where (DATE_PLACED_CEASED_as_sent is null) <> (REASON_PLACED_CEASED is null)

/* examples
- name: one of them
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01}, {CHILD: B, REASON_PLACED_CEASED: RD1}]
  flags: {PlacedAdoption: [1, 2]}
- name: both, one of them unreadable, or neither
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01, REASON_PLACED_CEASED: RD1}, {CHILD: B, DATE_PLACED_CEASED: '31/02/2026', REASON_PLACED_CEASED: RD1}, {CHILD: C}]
  flags: {}
*/
