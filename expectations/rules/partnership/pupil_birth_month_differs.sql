-- title: A pupil's month of birth differs from the case system
-- message: The education service holds another month of birth of the child than the council's
--   Standard Safeguarding Dataset
-- severity: error
-- flags: education__pupils(birth_date), ssd__persons(birth_date)
-- needs: education__pupils, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: DQ05, ED04
-- to do: Check the child's date of birth and correct the copy that differs.
-- source: a rule of this partnership

select pupils.row_id as education__pupils, persons.row_id as ssd__persons
from education__pupils as pupils
join ssd__persons as persons using (agency_id, child_id)
where pupils.birth_month <> persons.birth_month

/* examples
- name: a month apart
  education__pupils: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}]
  flags: {education__pupils: [1], ssd__persons: [1]}
- name: the same, another council's
  education__pupils: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-05-01}, {child: B, agency_id: sheffield, birth_month: 2012-06-01}]
  flags: {}
*/
