-- title: A child stands more than once in PrevPerm
-- message: Internal Check: Child should only exist once in PrevPerm.
-- severity: error
-- flags: PrevPerm(CHILD)
-- needs: PrevPerm
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT35, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PrevPerm
from PrevPerm
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  PrevPerm: [{}, {CHILD: B}, {}]
  flags: {PrevPerm: [1, 3]}
- name: once each, and two without an identifier
  PrevPerm: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
