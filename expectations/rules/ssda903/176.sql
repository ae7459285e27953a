-- title: Unknown sex of the adopters
-- message: The gender of adopter(s) at the date of adoption code is not a valid code.
-- severity: error
-- flags: AD1(SEX_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 176, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where SEX_ADOPTR not in ('M1', 'F1', 'MM', 'FF', 'MF')

/* examples
- name: not on the list
  AD1: [{SEX_ADOPTR: 'FM'}]
  flags: {AD1: [1]}
- name: on the list, or missing
  AD1: [{SEX_ADOPTR: 'M1'}, {CHILD: B, SEX_ADOPTR: 'MF'}, {CHILD: C}]
  flags: {}
*/
