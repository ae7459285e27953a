-- title: A child in UASC who is not in the header
-- message: Internal Check: Child in UASC does not exist in Header.
-- severity: error
-- flags: UASC(CHILD)
-- needs: Header, UASC
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in UASC.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT09, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select UASC.row_id as UASC
from UASC
anti join Header on UASC.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  UASC: [{}, {CHILD: B}, {CHILD: null}]
  flags: {UASC: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  UASC: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  UASC: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
