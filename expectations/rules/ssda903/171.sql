-- title: The date of birth of the mother's child is not a date
-- message: Date of birth of mother's child is not a valid date.
-- severity: error
-- flags: Header(MC_DOB)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of birth of her child.
-- source: SSDA903 rule 171, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where MC_DOB is null and MC_DOB_as_sent is not null

/* examples
- name: no such day
  Header: [{MC_DOB: '31/02/2026'}, {CHILD: B, MC_DOB: '2019-13-01'}]
  flags: {Header: [1, 2]}
- name: a day, or none
  Header: [{MC_DOB: 2026-05-01}, {}]
  flags: {}
*/
