-- title: Two dates for the decision that the child be adopted
-- message: Date of decision that the child should be placed for adoption should be the same date as the decision that adoption is in the best interest (date should be placed).
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED), AD1(DATE_INT)
-- needs: PlacedAdoption, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct one of the two dates, so that they are the same.
-- choice: Every decision of the child is compared, not only the latest.
-- source: SSDA903 rule 523, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption, AD1.row_id as AD1
from PlacedAdoption
join AD1 using (CHILD)
where PlacedAdoption.DATE_PLACED <> AD1.DATE_INT

/* examples
- name: a day apart
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}]
  AD1: [{DATE_INT: 2026-05-01}]
  flags: {PlacedAdoption: [1], AD1: [1]}
- name: an earlier decision differs, though the latest is the same
  PlacedAdoption: [{DATE_PLACED: 2025-05-02}, {DATE_PLACED: 2026-05-02}]
  AD1: [{DATE_INT: 2026-05-02}]
  flags: {PlacedAdoption: [1], AD1: [1]}
- name: the same day, a date is missing, or another child
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}, {CHILD: B}, {CHILD: C, DATE_PLACED: 2026-05-02}, {CHILD: D, DATE_PLACED: 2026-05-02}]
  AD1: [{DATE_INT: 2026-05-02}, {CHILD: B, DATE_INT: 2026-05-02}, {CHILD: C}]
  flags: {}
*/
