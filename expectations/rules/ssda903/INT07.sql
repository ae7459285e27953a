-- title: A child in PrevPerm who is not in the header
-- message: Internal Check: Child in PrevPerm does not exist in Header.
-- severity: error
-- flags: PrevPerm(CHILD)
-- needs: Header, PrevPerm
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in PrevPerm.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT07, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PrevPerm.row_id as PrevPerm
from PrevPerm
anti join Header on PrevPerm.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  PrevPerm: [{}, {CHILD: B}, {CHILD: null}]
  flags: {PrevPerm: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  PrevPerm: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  PrevPerm: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
