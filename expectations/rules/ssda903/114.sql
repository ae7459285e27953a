-- title: It is not said whether foster carers adopted
-- message: Data entry to record the status of former carer(s) of an adopted child is invalid.
-- severity: error
-- flags: AD1(FOSTER_CARE)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Give 1 if the former foster carers adopted the child, else 0.
-- differs: Where a column has gaps it may read 0 and 1 as 0.0 and 1.0, and flags them.
-- source: SSDA903 rule 114, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where FOSTER_CARE not in ('0', '1')

/* examples
- name: not on the list
  AD1: [{FOSTER_CARE: '2'}, {CHILD: B, FOSTER_CARE: 'YES'}]
  flags: {AD1: [1, 2]}
- name: on the list, or missing
  AD1: [{FOSTER_CARE: '0'}, {CHILD: B, FOSTER_CARE: '1'}, {CHILD: C}]
  flags: {}
*/
