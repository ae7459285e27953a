-- title: A child in OC2 who is not in the header
-- message: Internal Check: Child in OC2 does not exist in Header.
-- severity: error
-- flags: OC2(CHILD)
-- needs: Header, OC2
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in OC2.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT05, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
anti join Header on OC2.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  OC2: [{}, {CHILD: B}, {CHILD: null}]
  flags: {OC2: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  OC2: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  OC2: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
