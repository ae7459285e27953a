-- title: A child in Reviews who is not in the header
-- message: Internal Check: Child in Reviews does not exist in Header.
-- severity: error
-- flags: Reviews(CHILD)
-- needs: Header, Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in Reviews.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT08, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Reviews.row_id as Reviews
from Reviews
anti join Header on Reviews.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  Reviews: [{}, {CHILD: B}, {CHILD: null}]
  flags: {Reviews: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  Reviews: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  Reviews: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
