-- title: Born after the year ended
-- message: Date of birth falls after the year ended.
-- severity: error
-- flags: Header(DOB)
-- needs: Header
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the date of birth.
-- source: SSDA903 rule 301, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where DOB > collection_end()

/* examples
- name: born the day after
  year: 2026
  Header: [{DOB: 2026-04-01}]
  flags: {Header: [1]}
- name: born on the last day, or no date that can be read
  year: 2026
  Header: [{DOB: 2026-03-31}, {CHILD: B}, {CHILD: C, DOB: 31/31/2027}]
  flags: {}
*/
