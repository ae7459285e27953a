-- title: A mother this year and not last year, with a child born before the year
-- message: Child was reported as a mother but the date of birth of the first child is before the
--   current year which contradicts with the mother status recorded last year.
-- severity: error
-- flags: Header(MOTHER, MC_DOB)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth of the first child, or have last year's mother field corrected.
-- choice: Only a plain 0 last year contradicts; an empty field does not. 1 may be written TRUE, as
--   in XML.
-- source: SSDA903 rule 626, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last as last_year using (CHILD)
where
    Header.MOTHER in ('1', 'TRUE')
    and last_year.MOTHER in ('0', 'FALSE')
    and Header.MC_DOB < collection_start()

/* examples
- name: born on the day before the year
  Header: [{MOTHER: '1', MC_DOB: 2026-03-31}]
  Header_last: [{MOTHER: '0'}]
  flags: {Header: [1]}
- name: born on the first day, a mother last year too, or not said
  Header: [{MOTHER: '1', MC_DOB: 2026-04-01}, {CHILD: B, MOTHER: '1', MC_DOB: 2026-03-31}, {CHILD: C, MOTHER: '1', MC_DOB: 2026-03-31}]
  Header_last: [{MOTHER: '0'}, {CHILD: B, MOTHER: '1'}, {CHILD: C}]
  flags: {}
*/
