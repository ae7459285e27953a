-- title: A boy has the date of birth of a child of his own
-- message: Mother's child date of birth is recorded but sex shows that the child is a male.
-- severity: error
-- flags: Header(SEX, MC_DOB)
-- needs: Header
-- years: 2025-
-- dimension: consistency
-- to do: Correct the sex, or leave the date of birth of the child empty.
-- choice: A date that cannot be read counts as recorded.
-- source: SSDA903 rule 174, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where SEX = 'M' and MC_DOB_as_sent is not null

/* examples
- name: a boy, even if it cannot be read
  Header: [{SEX: 'M', MC_DOB: 2022-05-01}, {CHILD: B, SEX: 'M', MC_DOB: '31/02/2022'}]
  flags: {Header: [1, 2]}
- name: a girl, or nothing is given
  Header: [{SEX: 'F', MC_DOB: 2022-05-01}, {CHILD: B, SEX: 'M'}, {CHILD: C, MC_DOB: 2022-05-01}]
  flags: {}
*/
