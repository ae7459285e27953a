-- title: A child in AD1 who is not in the header
-- message: Data Integrity Check: Child in AD1 does not exist in Header.
-- severity: error
-- flags: AD1(CHILD)
-- needs: Header, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in AD1.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT01, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
anti join Header on AD1.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  AD1: [{}, {CHILD: B}, {CHILD: null}]
  flags: {AD1: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  AD1: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  AD1: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
