-- title: A child in Episodes who is not in the header
-- message: Internal Check: Child in Episodes does not exist in Header.
-- severity: error
-- flags: Episodes(CHILD)
-- needs: Header, Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in Episodes.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT03, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
anti join Header on Episodes.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  Episodes: [{}, {CHILD: B}, {CHILD: null}]
  flags: {Episodes: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  Episodes: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  Episodes: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
