-- title: A decision to place for adoption that ended last year is returned again
-- message: Date of the decision that the child should be placed for adoption this year is the same
--   as that recorded last year but records show that the decision changed, and the child should no
--   longer be placed for adoption last year.
-- severity: error
-- flags: PlacedAdoption(DATE_PLACED)
-- needs: PlacedAdoption, PlacedAdoption_last
-- years: 2023-
-- dimension: consistency
-- to do: Return only the new decision, with its own date, or none.
-- choice: A date that cannot be read is compared as it was written.
-- differs: The validator compares texts, so that another spelling of the same day passes it.
-- source: SSDA903 rule 561, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with ended as (
    select CHILD, coalesce(DATE_PLACED::varchar, DATE_PLACED_as_sent) as decided_on
    from PlacedAdoption_last
    where coalesce(DATE_PLACED_CEASED_as_sent, REASON_PLACED_CEASED) is not null
),

now as (
    select row_id, CHILD, coalesce(DATE_PLACED::varchar, DATE_PLACED_as_sent) as decided_on
    from PlacedAdoption
)

select now.row_id as PlacedAdoption
from now
semi join ended using (CHILD, decided_on)

/* examples
- name: the same date, ended last year by its date or its reason
  PlacedAdoption: [{DATE_PLACED: 2025-05-01}, {CHILD: B, DATE_PLACED: 2025-05-01}]
  PlacedAdoption_last:
    - {DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-08-01}
    - {CHILD: B, DATE_PLACED: 2025-05-01, REASON_PLACED_CEASED: RD2}
  flags: {PlacedAdoption: [1, 2]}
- name: a new date, the old one still holds, or neither is dated
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {CHILD: B, DATE_PLACED: 2025-05-01}, {CHILD: C}]
  PlacedAdoption_last:
    - {DATE_PLACED: 2025-05-01, DATE_PLACED_CEASED: 2025-08-01}
    - {CHILD: B, DATE_PLACED: 2025-05-01}
    - {CHILD: C, REASON_PLACED_CEASED: RD2}
  flags: {}
*/
