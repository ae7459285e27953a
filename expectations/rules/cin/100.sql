-- title: The header's reference date is not 31 March of its year
-- message: Reference Date is incorrect
-- severity: error
-- flags: Header(ReferenceDate)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Write 31 March of the return's year as the reference date in the header.
-- choice: The year is the one that the header gives; without it no date is right.
-- source: CIN census rule 100, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Header.row_id as Header
from Header
where
    Header.ReferenceDate is null
    or Header.Year is null
    or year(Header.ReferenceDate) <> Header.Year
    or month(Header.ReferenceDate) <> 3
    or day(Header.ReferenceDate) <> 31

/* examples
- name: the day before, or the day of the year before
  Header: [{ReferenceDate: 2026-03-30, Year: 2026}, {ReferenceDate: 2025-03-31, Year: 2026}]
  flags: {Header: [1, 2]}
- name: missing, unreadable, or a year that is missing
  Header:
    - {ReferenceDate: null}
    - {ReferenceDate: 31/31/2026}
    - {ReferenceDate: 2026-03-31, Year: null}
    - {ReferenceDate: 2026-03-31, Year: about 2026}
  flags: {Header: [1, 2, 3, 4]}
- name: 31 March of the header's year
  Header: [{ReferenceDate: 2026-03-31, Year: 2026}, {ReferenceDate: 2025-03-31, Year: 2025}]
  flags: {}
*/
