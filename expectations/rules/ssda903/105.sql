-- title: The header does not say whether the child is UASC
-- message: Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid
--   or has not been completed.
-- severity: error
-- flags: Header(UASC)
-- needs: Header
-- years: 2023-
-- forms: xml
-- dimension: validity
-- to do: Give 1 for an unaccompanied asylum-seeking child and 0 for any other.
-- choice: The header of the CSV form has no such column, so only XML is tested.
-- differs: It takes 1.0 or 01 for 1.
-- source: SSDA903 rule 105, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where UASC is null or UASC not in ('0', '1')

/* examples
- name: neither 0 nor 1, or missing
  form: xml
  Header: [{UASC: '2'}, {CHILD: B}, {CHILD: C, UASC: 'YES'}]
  flags: {Header: [1, 2, 3]}
- name: 0 or 1
  form: xml
  Header: [{UASC: '0'}, {CHILD: B, UASC: '1'}]
  flags: {}
- name: a CSV has no such column
  form: csv
  Header: [{}]
  state: not applicable
  flags: {}
*/
