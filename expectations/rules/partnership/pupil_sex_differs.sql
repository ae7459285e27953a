-- title: A pupil's sex differs from the case system
-- message: The education service holds another sex of the child than the council's Standard
--   Safeguarding Dataset
-- severity: error
-- flags: education__pupils(sex_code), ssd__persons(sex_code)
-- needs: education__pupils, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: DQ05, ED04
-- to do: Check the child's sex at birth and correct the copy that differs.
-- choice: An unknown sex is not compared.
-- source: a rule of this partnership

select pupils.row_id as education__pupils, persons.row_id as ssd__persons
from education__pupils as pupils
join ssd__persons as persons using (agency_id, child_id)
where
    pupils.sex_code in ('M', 'F')
    and persons.sex_code in ('M', 'F')
    and pupils.sex_code <> persons.sex_code

/* examples
- name: male and female
  education__pupils: [{child: A, sex_code: M}]
  ssd__persons: [{child: A, sex_code: F}]
  flags: {education__pupils: [1], ssd__persons: [1]}
- name: the same, unknown
  education__pupils: [{child: A, sex_code: F}, {child: B, sex_code: U}]
  ssd__persons: [{child: A, sex_code: F}, {child: B, sex_code: F}]
  flags: {}
*/
