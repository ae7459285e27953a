-- title: A date on which asylum-seeking status ceased, for a child who never had that status
-- message: Child not identified as UASC either this year or last year but date UASC ceased has
--   been provided.
-- severity: error
-- flags: UASC(DUC), Header(UASC)
-- needs: UASC, UASC_last
-- years: 2023-
-- dimension: consistency
-- to do: Take out the date on which the status ceased, or say in the header that the child was an
--   unaccompanied asylum-seeking child.
-- choice: In a CSV return, which has no UASC field in the header, a child is UASC if it has a row
--   in UASC. There the rule cannot be broken.
-- differs: The public validator flags a child of a CSV return that has a row in UASC but none in
--   Header; that is left to the rule INT09.
-- source: SSDA903 rule 205C, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select UASC.row_id as UASC, Header.row_id as Header
from uasc_status
left join UASC on uasc_status.CHILD = UASC.CHILD
left join UASC_last on uasc_status.CHILD = UASC_last.CHILD
left join Header on uasc_status.CHILD = Header.CHILD
where
    not uasc_status.is_uasc
    and not uasc_status.was_uasc
    and (UASC.DUC is not null or UASC_last.DUC is not null)

/* examples
- name: the header says no in both years, and there is a date this year or last year
  form: xml
  Header: [{UASC: 0}, {CHILD: B, UASC: 0}]
  UASC: [{DUC: 2026-06-01}, {CHILD: B}]
  Header_last: [{UASC: 0}, {CHILD: B, UASC: 0}]
  UASC_last: [{}, {CHILD: B, DUC: 2025-06-01}]
  flags: {UASC: [1], Header: [1, 2]}
- name: has the status this year, or had it last year
  form: xml
  Header: [{UASC: 1}, {CHILD: B, UASC: 0}, {CHILD: C, UASC: 0}]
  UASC: [{DUC: 2026-06-01}, {CHILD: B, DUC: 2026-06-01}, {CHILD: C}]
  Header_last: [{UASC: 0}, {CHILD: B, UASC: 1}, {CHILD: C, UASC: 0}]
  UASC_last: []
  flags: {}
- name: the header of a CSV return has no such field
  Header: [{}]
  UASC: [{DUC: 2026-06-01}]
  UASC_last: []
  flags: {}
*/
