-- title: No longer UASC, but the day on which the status ceased does not bear it out
-- message: Child identified as UASC last year is no longer UASC this year, but date UASC ceased in
--   both years does not support this.
-- severity: error
-- flags: UASC(CHILD), Header(CHILD, UASC)
-- needs: Header, UASC, UASC_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the status, or the day on which it ceased in the return of the year before.
-- choice: The header's UASC decides the status; where it is missing, as in a CSV, a row in UASC
--   does. The days bear it out if the year before gives one within that year, and this year gives
--   none. Only children of this return are tested.
-- differs: It tests only children who still stand in UASC, so that in a CSV it never fires, and
--   takes a header without an answer for no.
-- source: SSDA903 rule 205A, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select uasc_row_id as UASC, header_row_id as Header
from uasc_this_year_and_last
where
    was_uasc
    and not is_uasc
    and (
        has_ceased
        or last_ceased is null
        or last_ceased not between
            cast(collection_start() - interval 1 year as date)
            and cast(collection_end() - interval 1 year as date)
    )

/* examples
- name: gone from UASC, and the status did not cease the year before
  year: 2026
  Header: [{}, {CHILD: B}, {CHILD: C}]
  UASC_last: [{}, {CHILD: B, DUC: 2024-03-31}, {CHILD: C, DUC: 2025-04-01}]
  flags: {Header: [1, 2, 3]}
- name: the header says no, and yet there is a day
  year: 2026
  form: xml
  Header: [{UASC: 0}]
  UASC: [{DUC: 2025-03-31}]
  Header_last: [{UASC: 1}]
  UASC_last: [{DUC: 2025-03-31}]
  flags: {UASC: [1], Header: [1]}
- name: the status ceased the year before, first and last day; still UASC; or not in this return
  year: 2026
  Header: [{}, {CHILD: B}, {CHILD: C}]
  UASC: [{CHILD: C}]
  UASC_last: [{DUC: 2024-04-01}, {CHILD: B, DUC: 2025-03-31}, {CHILD: C}, {CHILD: D}]
  flags: {}
- name: never was
  year: 2026
  form: xml
  Header: [{UASC: 0}]
  UASC: [{DUC: 2025-03-31}]
  Header_last: [{UASC: 0}]
  UASC_last: [{DUC: 2025-03-31}]
  flags: {}
- name: without the year before
  Header: [{}]
  UASC: [{}]
  without: [UASC_last]
  state: not run
  flags: {}
*/
