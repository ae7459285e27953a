-- title: The date of birth of a first child, but no mother
-- message: Date of birth field has been completed but mother field indicates child is not a mother.
-- severity: error
-- flags: Header(SEX, MOTHER, MC_DOB)
-- needs: Header
-- years: 2023-2024
-- dimension: consistency
-- to do: Set the mother field to 1, or take out the date of birth of the first child.
-- choice: As the present rule, with the code for girls of the time (2); an empty mother field says
--   that she is not a mother. A date that cannot be read is completed.
-- differs: The validator takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 612, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where
    SEX = '2'
    and coalesce(MOTHER, '0') in ('0', 'FALSE')
    and MC_DOB_as_sent is not null

/* examples
- name: not a mother
  Header: [{SEX: 2, MOTHER: '0', MC_DOB: 2023-05-01}]
  flags: {Header: [1]}
- name: a mother, or a boy
  Header: [{SEX: 2, MOTHER: '1', MC_DOB: 2023-05-01}, {CHILD: B, SEX: 1, MC_DOB: 2023-05-01}]
  flags: {}
*/
