-- title: No valid date of birth
-- message: Date of birth is not a valid date.
-- severity: error
-- flags: Header(DOB)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Give the date of birth.
-- choice: A child without a date of birth has no valid one.
-- source: SSDA903 rule 102, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where DOB is null

/* examples
- name: no such day, or none
  Header: [{DOB: '31/02/2026'}, {}]
  flags: {Header: [1, 2]}
- name: a day
  Header: [{DOB: 2026-05-01}]
  flags: {}
*/
