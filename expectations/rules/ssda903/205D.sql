-- title: An asylum-seeking child who was not reported as one last year
-- message: Child identified as UASC this year but not identified as UASC status provided for the
--   child last year.
-- severity: error
-- flags: Header(UASC, CHILD)
-- needs: Header, UASC, Header_last, UASC_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct this year's asylum-seeking status, or tell why last year's return did not give
--   it.
-- choice: Only children who are in last year's header. In a CSV return, which has no UASC field in
--   the header, a child is UASC if it has a row in UASC.
-- differs: The public validator also runs where the headers, or the tables UASC, of the two years
--   did not come; we need both.
-- source: SSDA903 rule 205D, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join uasc_status on Header.CHILD = uasc_status.CHILD
where
    uasc_status.is_uasc
    and not uasc_status.was_uasc
    and Header.CHILD in (select Header_last.CHILD from Header_last)

/* examples
- name: was in last year's return without the status
  Header: [{}]
  UASC: [{SEX: M}]
  Header_last: [{}]
  flags: {Header: [1]}
- name: had the status last year, is new this year, or has no status
  Header: [{}, {CHILD: B}, {CHILD: C}]
  UASC: [{SEX: M}, {CHILD: B, SEX: M}]
  Header_last: [{}, {CHILD: C}]
  UASC_last: [{SEX: M}]
  flags: {}
- name: the header says so by itself
  form: xml
  Header: [{UASC: 1}, {CHILD: B, UASC: 1}]
  Header_last: [{UASC: 0}, {CHILD: B, UASC: 1}]
  flags: {Header: [1]}
- name: last year's return is missing
  Header: [{}]
  UASC: [{SEX: M}]
  state: not run
  flags: {}
*/
