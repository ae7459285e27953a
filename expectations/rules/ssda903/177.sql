-- title: Unknown legal status of the adopters
-- message: The legal status of adopter(s) code is not a valid code.
-- severity: error
-- flags: AD1(LS_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 177, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where LS_ADOPTR not in ('L0', 'L11', 'L12', 'L2', 'L3', 'L4')

/* examples
- name: not on the list
  AD1: [{LS_ADOPTR: 'L1'}]
  flags: {AD1: [1]}
- name: on the list, or missing
  AD1: [{LS_ADOPTR: 'L0'}, {CHILD: B, LS_ADOPTR: 'L4'}, {CHILD: C}]
  flags: {}
*/
