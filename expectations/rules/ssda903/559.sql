-- title: An earlier decision to place for adoption was not in last year's return
-- message: Date of decision that a child should be placed for adoption was not in the current year
--   but the date of the decision that the child should be placed for adoption was not completed in
--   a previous return.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED)
-- needs: PlacedAdoption, PlacedAdoption_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision, or have it added to the return of the year before.
-- choice: Of earlier returns only that of the year before is looked at; one row of the child
--   without a date in it is enough to fail.
-- source: SSDA903 rule 559, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
left join PlacedAdoption_last as last_year using (CHILD)
where PlacedAdoption.DATE_PLACED < collection_start() and last_year.DATE_PLACED is null

/* examples
- name: decided before the year, not returned or returned without a date
  PlacedAdoption: [{DATE_PLACED: 2026-03-31}, {CHILD: B, DATE_PLACED: 2025-03-31}]
  PlacedAdoption_last: [{CHILD: B}]
  flags: {PlacedAdoption: [1, 2]}
- name: returned with a date, decided on the first day of the year, or undated
  PlacedAdoption: [{DATE_PLACED: 2026-03-31}, {CHILD: B, DATE_PLACED: 2026-04-01}, {CHILD: C}]
  PlacedAdoption_last: [{DATE_PLACED: 2026-03-01}]
  flags: {}
- name: without the year before
  PlacedAdoption: [{DATE_PLACED: 2026-03-31}]
  without: [PlacedAdoption_last]
  state: not run
  flags: {}
*/
