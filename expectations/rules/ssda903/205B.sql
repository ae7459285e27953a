-- title: The dates on which asylum-seeking status ceased do not fit two years of that status
-- message: Child previously identified as UASC is also UASC this year, but date UASC ceased in
--   both years does not support this.
-- severity: error
-- flags: UASC(DUC), Header(UASC)
-- needs: UASC, UASC_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date on which the status ceased, this year or last year; last year's is the
--   18th birthday.
-- choice: The dates support the status if last year's is the 18th birthday and this year's is the
--   same or within the year; a missing date supports nothing. In a CSV return, which has no UASC
--   field in the header, a child is UASC if it has a row in UASC.
-- source: SSDA903 rule 205B, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select UASC.row_id as UASC, Header.row_id as Header
from UASC
join uasc_status on UASC.CHILD = uasc_status.CHILD
left join UASC_last on UASC.CHILD = UASC_last.CHILD
left join Header on UASC.CHILD = Header.CHILD
where
    uasc_status.is_uasc
    and uasc_status.was_uasc
    and (
        UASC_last.DUC = birthday(UASC_last.DOB, 18)
        and (
            UASC.DUC between collection_start() and collection_end()
            or UASC.DUC = UASC_last.DUC
        )
    ) is not true

/* examples
- name: last year's date is not the 18th birthday, or is missing in both years
  year: 2026
  Header: [{DOB: 2008-02-01}, {CHILD: B, DOB: 2008-02-01}]
  UASC: [{DOB: 2008-02-01, DUC: 2026-02-01}, {CHILD: B, DOB: 2008-02-01}]
  UASC_last: [{DOB: 2008-02-01, DUC: 2026-02-02}, {CHILD: B, DOB: 2008-02-01}]
  flags: {UASC: [1, 2], Header: [1, 2]}
- name: last year's date is the 18th birthday; this year's is the same, or within the year
  year: 2026
  Header: [{DOB: 2009-02-01}, {CHILD: B, DOB: 2009-02-01}, {CHILD: C, DOB: 2009-02-01}]
  UASC:
    - {DOB: 2009-02-01, DUC: 2027-02-01}
    - {CHILD: B, DOB: 2009-02-01, DUC: 2025-04-01}
    - {CHILD: C, DOB: 2009-02-01, DUC: 2026-03-31}
  UASC_last:
    - {DOB: 2009-02-01, DUC: 2027-02-01}
    - {CHILD: B, DOB: 2009-02-01, DUC: 2027-02-01}
    - {CHILD: C, DOB: 2009-02-01, DUC: 2027-02-01}
  flags: {}
- name: this year's date is neither last year's nor within the year
  year: 2026
  UASC: [{DOB: 2009-02-01, DUC: 2026-04-01}]
  UASC_last: [{DOB: 2009-02-01, DUC: 2027-02-01}]
  flags: {UASC: [1]}
- name: was not an asylum-seeking child last year, so other rules speak of it
  year: 2026
  UASC: [{DOB: 2009-02-01, DUC: 2026-04-01}]
  Header_last: [{DOB: 2009-02-01}]
  flags: {}
*/
