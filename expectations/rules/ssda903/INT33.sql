-- title: A child stands more than once in OC2
-- message: Internal Check: Child should only exist once in OC2.
-- severity: error
-- flags: OC2(CHILD)
-- needs: OC2
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT33, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  OC2: [{}, {CHILD: B}, {}]
  flags: {OC2: [1, 3]}
- name: once each, and two without an identifier
  OC2: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
