-- title: A child in PlacedAdoption who is not in the header
-- message: Internal Check: Child in PlacedAdoption does not exist in Header.
-- severity: error
-- flags: PlacedAdoption(CHILD)
-- needs: Header, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Add the child to the header, or correct the child's identifier in PlacedAdoption.
-- choice: A row without an identifier is flagged, unless the header has such a row too.
-- source: SSDA903 rule INT02, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select PlacedAdoption.row_id as PlacedAdoption
from PlacedAdoption
anti join Header on PlacedAdoption.CHILD is not distinct from Header.CHILD

/* examples
- name: another child, or none
  Header: [{}]
  PlacedAdoption: [{}, {CHILD: B}, {CHILD: null}]
  flags: {PlacedAdoption: [2, 3]}
- name: in the header, twice
  Header: [{}, {CHILD: B}]
  PlacedAdoption: [{CHILD: B}, {CHILD: B}]
  flags: {}
- name: without a header
  PlacedAdoption: [{}]
  without: [Header]
  state: not run
  flags: {}
*/
