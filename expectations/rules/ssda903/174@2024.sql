-- title: A boy has the date of birth of a child of his own
-- message: Mother's child date of birth is recorded but sex shows that the child is a male.
-- severity: error
-- flags: Header(SEX, MC_DOB)
-- needs: Header
-- years: 2023-2024
-- dimension: consistency
-- to do: Correct the sex, or leave the date of birth of the child empty.
-- choice: A date that cannot be read counts as recorded. Until 2023/24 male is coded 1.
-- source: SSDA903 rule 174, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where SEX = '1' and MC_DOB_as_sent is not null

/* examples
- name: a boy, even if it cannot be read
  Header: [{SEX: '1', MC_DOB: 2022-05-01}, {CHILD: B, SEX: '1', MC_DOB: '31/02/2022'}]
  flags: {Header: [1, 2]}
- name: a girl, or nothing is given
  Header: [{SEX: '2', MC_DOB: 2022-05-01}, {CHILD: B, SEX: '1'}, {CHILD: C, MC_DOB: 2022-05-01}]
  flags: {}
*/
