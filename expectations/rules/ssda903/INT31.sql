-- title: A child stands more than once in AD1
-- message: Internal Check: Child should only exist once in AD1.
-- severity: error
-- flags: AD1(CHILD)
-- needs: AD1
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT31, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  AD1: [{}, {CHILD: B}, {}]
  flags: {AD1: [1, 3]}
- name: once each, and two without an identifier
  AD1: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
