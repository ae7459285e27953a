-- title: A child stands more than once in Header
-- message: Internal Check: Child should only exist once in Header.
-- severity: error
-- flags: Header(CHILD)
-- needs: Header
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT32, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  Header: [{}, {CHILD: B}, {}]
  flags: {Header: [1, 3]}
- name: once each, and two without an identifier
  Header: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
