-- title: A child's month of birth differs between the CIN census and SSDA903
-- message: The two returns of the council hold different months of birth of the child
-- severity: error
-- flags: cin_census__children(birth_date), ssda903__header(birth_date)
-- needs: cin_census__children, ssda903__header
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: AS05, CL01
-- to do: Check the child's date of birth and correct the return that differs.
-- source: a rule of this partnership

select children.row_id as cin_census__children, header.row_id as ssda903__header
from cin_census__children as children
join ssda903__header as header using (agency_id, person_token)
where children.birth_month <> header.birth_month

/* examples
- name: a month apart
  cin_census__children: [{child: A, birth_month: 2012-05-01}]
  ssda903__header: [{child: A, birth_month: 2012-06-01}]
  flags: {cin_census__children: [1], ssda903__header: [1]}
- name: the same, or none in one
  cin_census__children: [{child: A, birth_month: 2012-05-01}, {child: B}]
  ssda903__header: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-05-01}]
  flags: {}
*/
