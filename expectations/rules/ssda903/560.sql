-- title: The date of a standing decision to place for adoption has changed since last year
-- message: Date of decision that the child should be placed for adoption this year is different
--   from that recorded last year but the decision to place the child for adoption did not change.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED, DATE_PLACED_CEASED)
-- needs: PlacedAdoption, PlacedAdoption_last
-- years: 2023-
-- dimension: consistency
-- to do: Return the date of last year's decision, or the end of that decision beside the new one.
-- choice: The decision did not change where last year's had no end. A date that cannot be read is
--   compared as it was written; one left out this year differs.
-- differs: The validator compares every pair of rows, so it also flags a new decision that stands
--   beside last year's decision, returned again with its date; and it compares texts, so another
--   spelling of the same day differs.
-- source: SSDA903 rule 560, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with standing as (
    select CHILD, coalesce(DATE_PLACED::varchar, DATE_PLACED_as_sent) as decided_on
    from PlacedAdoption_last
    where DATE_PLACED_as_sent is not null and DATE_PLACED_CEASED_as_sent is null
),

now as (
    select row_id, CHILD, coalesce(DATE_PLACED::varchar, DATE_PLACED_as_sent) as decided_on
    from PlacedAdoption
),

changed as (
    select CHILD from standing anti join now using (CHILD, decided_on)
)

select now.row_id as PlacedAdoption
from now
semi join changed using (CHILD)
anti join standing using (CHILD, decided_on)

/* examples
- name: another date, or none
  PlacedAdoption: [{DATE_PLACED: 2025-05-02}, {CHILD: B}]
  PlacedAdoption_last: [{DATE_PLACED: 2025-05-01}, {CHILD: B, DATE_PLACED: 2025-05-01}]
  flags: {PlacedAdoption: [1, 2]}
- name: the same date, or one whose decision was ended last year
  PlacedAdoption: [{DATE_PLACED: 2025-05-01}, {CHILD: B, DATE_PLACED: 2026-05-01}]
  PlacedAdoption_last: [{DATE_PLACED: 2025-05-01}, {CHILD: B, DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-08-01}]
  flags: {}
- name: last year's decision has ended and a new one stands beside it
  PlacedAdoption: [{DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2026-06-01}, {DATE_PLACED: 2026-09-01}]
  PlacedAdoption_last: [{DATE_PLACED: 2025-05-01}]
  flags: {}
*/
