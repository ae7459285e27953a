-- title: The number of adopters is not 1 or 2
-- message: The number of adopter(s) code is not a valid code.
-- severity: error
-- flags: AD1(NB_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Give 1 or 2.
-- differs: Where a column has gaps it may read 1 and 2 as 1.0 and 2.0, and flags them.
-- source: SSDA903 rule 175, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where NB_ADOPTR_as_sent not in ('1', '2')

/* examples
- name: not on the list
  AD1: [{NB_ADOPTR: '0'}, {CHILD: B, NB_ADOPTR: '3'}, {CHILD: C, NB_ADOPTR: 'ONE'}]
  flags: {AD1: [1, 2, 3]}
- name: on the list, or missing
  AD1: [{NB_ADOPTR: '1'}, {CHILD: B, NB_ADOPTR: '2'}, {CHILD: C}]
  flags: {}
*/
