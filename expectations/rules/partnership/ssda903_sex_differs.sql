-- title: A looked-after child's sex differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset holds another sex of the child
-- severity: error
-- flags: ssda903__header(sex_code), ssd__persons(sex_code)
-- needs: ssda903__header, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, DQ05
-- to do: Check the child's sex at birth and correct the copy that differs.
-- choice: 1 and 2 of the years to 2024 are M and F. An unknown sex is not compared.
-- source: a rule of this partnership

with sexes (sex_in_return, sex_in_ssd) as (
    values ('1', 'M'), ('2', 'F'), ('M', 'M'), ('F', 'F')
)

select header.row_id as ssda903__header, persons.row_id as ssd__persons
from ssda903__header as header
join sexes on sexes.sex_in_return = header.sex_code
join ssd__persons as persons using (agency_id, person_token)
where persons.sex_code in ('M', 'F') and persons.sex_code <> sexes.sex_in_ssd

/* examples
- name: a letter and a number
  ssda903__header: [{child: A, sex_code: F}, {child: B, sex_code: '1'}]
  ssd__persons: [{child: A, sex_code: M}, {child: B, sex_code: F}]
  flags: {ssda903__header: [1, 2], ssd__persons: [1, 2]}
- name: the same, or unknown in one
  ssda903__header: [{child: A, sex_code: '2'}, {child: B, sex_code: U}, {child: C, sex_code: M}]
  ssd__persons: [{child: A, sex_code: F}, {child: B, sex_code: F}, {child: C, sex_code: U}]
  flags: {}
*/
