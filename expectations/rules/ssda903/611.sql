-- title: A mother without the date of birth of her first child
-- message: Date of birth field is blank, but child is a mother.
-- severity: error
-- flags: Header(MOTHER, MC_DOB)
-- needs: Header
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of birth of the first child, or correct the mother field.
-- choice: A date that cannot be read is not blank. 1 may be written TRUE, as in XML.
-- differs: The validator takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 611, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where MOTHER in ('1', 'TRUE') and MC_DOB_as_sent is null

/* examples
- name: no date
  Header: [{MOTHER: '1'}]
  flags: {Header: [1]}
- name: a date, one that cannot be read, or no mother
  Header: [{MOTHER: '1', MC_DOB: 2026-05-01}, {MOTHER: '1', MC_DOB: '31/31/2026'}, {MOTHER: '0'}, {}]
  flags: {}
*/
