-- title: Left care unadopted and the decision to place for adoption is not ended
-- message: Child for whom the decision was made that they should be placed for adoption has left
--   care but was not adopted and information on the decision that they should no longer be placed
--   for adoption items has not been completed.
-- severity: error
-- flags: Episodes(PLACE, LS, REC), PlacedAdoption(DATE_PLACED_CEASED, REASON_PLACED_CEASED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: completeness
-- to do: Give the date and the reason for which the child should no longer be placed for adoption.
-- choice: The decision is seen in a placement A3 to A6 or in status E1. Every row of the child in
--   PlacedAdoption must be complete. The rule was modified for 2024/25; the present condition is
--   used from the start, the earlier one is not known. A date that cannot be read counts as
--   completed.
-- differs: The validator takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 557, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with left_unadopted as (
    select row_id, CHILD
    from Episodes
    where (PLACE in ('A3', 'A4', 'A5', 'A6') or LS = 'E1') and REC not in ('X1', 'E11', 'E12')
)

select left_unadopted.row_id as Episodes, PlacedAdoption.row_id as PlacedAdoption
from left_unadopted
left join PlacedAdoption using (CHILD)
where
    PlacedAdoption.DATE_PLACED_CEASED_as_sent is null
    or PlacedAdoption.REASON_PLACED_CEASED is null

/* examples
- name: no reason, no date, no row
  Episodes: [{PLACE: A3, REC: E4A}, {CHILD: B, LS: E1, REC: E3}, {CHILD: C, PLACE: A6, REC: E8}]
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01}, {CHILD: B, REASON_PLACED_CEASED: RD1}]
  flags: {Episodes: [1, 2, 3], PlacedAdoption: [1, 2]}
- name: complete
  Episodes: [{PLACE: A3, REC: E4A}]
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01, REASON_PLACED_CEASED: RD1}]
  flags: {}
- name: adopted, still in care, or never to be placed for adoption
  Episodes:
    - {PLACE: A3, REC: E11}
    - {CHILD: B, PLACE: A3, REC: X1}
    - {CHILD: C, PLACE: A3}
    - {CHILD: D, PLACE: U1, LS: C2, REC: E4A}
  flags: {}
*/
