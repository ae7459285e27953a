-- title: A child in OC3 who is not in the header
-- message: Internal Check: Child in OC3 does not exist in Header.
-- severity: error
-- flags: OC3(CHILD)
-- needs: Header, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in OC3.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT06, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC3.row_id as OC3
from OC3
anti join Header on OC3.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  OC3: [{}, {CHILD: B}, {CHILD: null}]
  flags: {OC3: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  OC3: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  OC3: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
