-- title: A child in Missing who is not in the header
-- message: Internal Check: Child in Missing does not exist in Header.
-- severity: error
-- flags: Missing(CHILD)
-- needs: Header, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in Missing.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT04, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Missing.row_id as Missing
from Missing
anti join Header on Missing.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  Missing: [{}, {CHILD: B}, {CHILD: null}]
  flags: {Missing: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  Missing: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  Missing: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
