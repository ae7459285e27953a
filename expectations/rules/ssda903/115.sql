-- title: The day of the decision for adoption is not a date
-- message: Date of Local Authority's (LA) decision that a child should be placed for adoption is
--   not a valid date.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED)
-- needs: PlacedAdoption
-- years: 2023-
-- dimension: validity
-- to do: Correct the day of the decision that the child should be placed for adoption.
-- source: SSDA903 rule 115, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PlacedAdoption
from PlacedAdoption
where DATE_PLACED is null and DATE_PLACED_as_sent is not null

/* examples
- name: no such day
  PlacedAdoption: [{DATE_PLACED: '31/02/2026'}, {CHILD: B, DATE_PLACED: '2019-13-01'}]
  flags: {PlacedAdoption: [1, 2]}
- name: a day, or none
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {}]
  flags: {}
*/
