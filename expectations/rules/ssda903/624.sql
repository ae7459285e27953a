-- title: The first child has another date of birth than last year
-- message: Date of birth of the first child contradicts the date of birth of the first child
--   previously recorded.
-- severity: error
-- flags: Header(MC_DOB)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Give the date of birth of the first child as it is, and have last year's corrected if that
--   was wrong.
-- choice: A date left out this year contradicts as well. A date that cannot be read is compared as
--   it was written.
-- differs: The validator compares texts, so another spelling of the same day contradicts.
-- source: SSDA903 rule 624, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last as last_year using (CHILD)
where
    last_year.MC_DOB_as_sent is not null
    and coalesce(Header.MC_DOB::varchar, Header.MC_DOB_as_sent)
    is distinct from coalesce(last_year.MC_DOB::varchar, last_year.MC_DOB_as_sent)

/* examples
- name: another day, or none
  Header: [{MC_DOB: 2025-05-02}, {CHILD: B}]
  Header_last: [{MC_DOB: 2025-05-01}, {CHILD: B, MC_DOB: 2025-05-01}]
  flags: {Header: [1, 2]}
- name: the same day, none last year, or not in last year's return
  Header: [{MC_DOB: 2025-05-01}, {CHILD: B, MC_DOB: 2025-05-01}, {CHILD: C, MC_DOB: 2025-05-01}]
  Header_last: [{MC_DOB: 2025-05-01}, {CHILD: B}]
  flags: {}
*/
