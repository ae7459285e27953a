-- title: A child stands more than once in OC3
-- message: Internal Check: Child should only exist once in OC3.
-- severity: error
-- flags: OC3(CHILD)
-- needs: OC3
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT34, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  OC3: [{}, {CHILD: B}, {}]
  flags: {OC3: [1, 3]}
- name: once each, and two without an identifier
  OC3: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
