-- title: A looked-after child's month of birth differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset holds another month of birth of the child
-- severity: error
-- flags: ssda903__header(birth_date), ssd__persons(birth_date)
-- needs: ssda903__header, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: CL01, CL16, DQ05
-- to do: Check the child's date of birth and correct the copy that differs.
-- source: a rule of this partnership

select header.row_id as ssda903__header, persons.row_id as ssd__persons
from ssda903__header as header
join ssd__persons as persons using (agency_id, person_token)
where header.birth_month <> persons.birth_month

/* examples
- name: a month apart
  ssda903__header: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}]
  flags: {ssda903__header: [1], ssd__persons: [1]}
- name: the same, none, or another council's child of the same number
  ssda903__header: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-05-01}, {child: C, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-05-01}, {child: B}, {child: C, agency_id: doncaster, birth_month: 2011-05-01}]
  flags: {}
*/
