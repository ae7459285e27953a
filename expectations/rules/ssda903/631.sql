-- title: The previous permanence option is not a code
-- message: Previous permanence option not a valid value.
-- severity: error
-- flags: PrevPerm(PREV_PERM)
-- needs: PrevPerm
-- years: 2023-
-- dimension: validity
-- to do: Give P1, P2, P3, P4 or Z1.
-- source: SSDA903 rule 631, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PrevPerm
from PrevPerm
where PREV_PERM not in ('P1', 'P2', 'P3', 'P4', 'Z1')

/* examples
- name: another code
  PrevPerm: [{PREV_PERM: P5}]
  flags: {PrevPerm: [1]}
- name: codes of the list, or none
  PrevPerm: [{PREV_PERM: P1}, {PREV_PERM: P4}, {PREV_PERM: Z1}, {}]
  flags: {}
*/
