-- title: An unaccompanied asylum-seeking child under 11
-- message: We expect that unaccompanied asylum seeking children are generally older young people.
--   Please check the date of birth is correct. If the date of birth is correct then please provide
--   details in a bypass request.
-- severity: query
-- flags: Header(DOB, UASC)
-- needs: Header
-- years: 2025-
-- dimension: accuracy
-- to do: Check the date of birth; correct it, or explain it in a bypass request.
-- choice: Older is 11 or more on 31 March. In a CSV return, which has no UASC field in the header,
--   a child is UASC if it has a row in UASC.
-- differs: The public validator reads a field UASC_STATUS that a return does not have, and so
--   gives no result; we read UASC.
-- source: SSDA903 rule 231, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join uasc_status on Header.CHILD = uasc_status.CHILD
where uasc_status.is_uasc and birthday(Header.DOB, 11) > collection_end()

/* examples
- name: turns 11 the day after the year
  year: 2026
  Header: [{DOB: 2015-04-01}]
  UASC: [{SEX: M}]
  flags: {Header: [1]}
- name: is 11 on the last day, is not asylum-seeking, or has no date of birth
  year: 2026
  Header: [{DOB: 2015-03-31}, {CHILD: B, DOB: 2020-01-01}, {CHILD: C}]
  UASC: [{SEX: M}, {CHILD: C, SEX: F}]
  flags: {}
- name: the header says so by itself
  year: 2026
  form: xml
  Header: [{DOB: 2015-04-01, UASC: true}, {CHILD: B, DOB: 2015-04-01, UASC: 0}]
  flags: {Header: [1]}
*/
