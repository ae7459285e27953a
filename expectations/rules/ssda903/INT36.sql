-- title: A child stands more than once in UASC
-- message: Internal Check: Child should only exist once in UASC.
-- severity: error
-- flags: UASC(CHILD)
-- needs: UASC
-- years: 2023-
-- dimension: uniqueness
-- to do: Keep the row that is right and take out the others.
-- choice: Every row of the child is flagged; rows without an identifier are not.
-- source: SSDA903 rule INT36, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as UASC
from UASC
where CHILD is not null
qualify count(*) over (partition by CHILD) > 1

/* examples
- name: twice
  UASC: [{}, {CHILD: B}, {}]
  flags: {UASC: [1, 3]}
- name: once each, and two without an identifier
  UASC: [{}, {CHILD: B}, {CHILD: null}, {CHILD: null}]
  flags: {}
*/
