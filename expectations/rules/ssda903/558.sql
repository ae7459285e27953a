-- title: Adopted, yet the decision to place for adoption has ended
-- message: If a child has been adopted, then the decision to place them for adoption has not been
--   disrupted and the date of the decision that a child should no longer be placed for adoption
--   should be left blank.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Take out the date on which the decision ended, or correct the reason for which care ended.
-- choice: A child whose earlier decision was revoked and who has another that was not revoked
--   passes.
-- differs: The validator asks for at least two pairs of an adoption episode and an ended decision,
--   so that a child with one of each passes it.
-- source: SSDA903 rule 558, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with decisions as (
    select CHILD
    from PlacedAdoption
    group by CHILD
    having bool_and(DATE_PLACED_CEASED_as_sent is not null)
)

select Episodes.row_id as Episodes
from Episodes
semi join decisions using (CHILD)
where Episodes.REC in ('E11', 'E12')

/* examples
- name: the only decision, or each of two, has ended
  Episodes: [{REC: X1}, {REC: E11}, {CHILD: B, REC: E12}]
  PlacedAdoption: [{DATE_PLACED_CEASED: 2026-05-01}, {CHILD: B, DATE_PLACED_CEASED: 2025-05-01}, {CHILD: B, DATE_PLACED_CEASED: 2026-05-01}]
  flags: {Episodes: [2, 3]}
- name: a decision holds, there is none, or the child was not adopted
  Episodes: [{REC: E11}, {CHILD: B, REC: E12}, {CHILD: C, REC: E4A}]
  PlacedAdoption: [{DATE_PLACED_CEASED: 2025-05-01}, {DATE_PLACED: 2026-05-01}, {CHILD: C, DATE_PLACED_CEASED: 2026-05-01}]
  flags: {}
*/
