-- title: A date on which asylum-seeking status ceased, and the header says that there was none
-- message: If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC
--   status must be coded 1.
-- severity: error
-- flags: UASC(DUC), Header(UASC)
-- needs: UASC, Header
-- years: 2023-
-- dimension: consistency
-- to do: Give UASC status 1, or take out the date on which it ceased.
-- choice: In a CSV return, which has no UASC field in the header, a child is UASC if it has a row
--   in UASC. There the rule cannot be broken. A date that cannot be read is one.
-- source: SSDA903 rule 303, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select UASC.row_id as UASC, Header.row_id as Header
from UASC
join Header on UASC.CHILD = Header.CHILD
join uasc_status on UASC.CHILD = uasc_status.CHILD
where UASC.DUC_as_sent is not null and not uasc_status.is_uasc

/* examples
- name: the status is 0 or missing
  form: xml
  Header: [{UASC: 0}, {CHILD: B}, {CHILD: C, UASC: 1}]
  UASC: [{DUC: 2026-06-01}, {CHILD: B, DUC: 31/31/2026}]
  flags: {UASC: [1, 2], Header: [1, 2]}
- name: the status is 1, there is no date, or the child is not in the header
  form: xml
  Header: [{UASC: 1}, {CHILD: B, UASC: 0}]
  UASC: [{DUC: 2026-06-01}, {CHILD: B}, {CHILD: C, DUC: 2026-06-01}]
  flags: {}
- name: the header of a CSV return has no such field
  Header: [{}]
  UASC: [{DUC: 2026-06-01}]
  flags: {}
*/
