-- title: A child over 25
-- message: Child was over 25 at the start of the current collection year.
-- severity: error
-- flags: Header(DOB)
-- needs: Header
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the date of birth, or take the child out of the return.
-- choice: A 25th birthday on 1 April passes.
-- source: SSDA903 rule 351, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where birthday(DOB, 25) < collection_start()

/* examples
- name: turned 25 the day before the year
  year: 2026
  Header: [{DOB: 2000-03-31}]
  flags: {Header: [1]}
- name: turned 25 on the first day, or no date that can be read
  year: 2026
  Header: [{DOB: 2000-04-01}, {CHILD: B}, {CHILD: C, DOB: 31/31/1990}]
  flags: {}
*/
