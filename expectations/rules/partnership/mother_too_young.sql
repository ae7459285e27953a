-- title: A mother is too young, or is her own child
-- message: The mother would have been younger than 10 at the birth of the child, or mother and
--   child are the same person
-- severity: error
-- flags: ssd__mothers(person_id, child_birth_date)
-- needs: ssd__mothers, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: CP19
-- to do: Check who mother and child are, and both dates of birth.
-- source: a rule of this partnership

select mothers.row_id as ssd__mothers
from ssd__mothers as mothers
left join ssd__persons as persons using (agency_id, person_token)
where
    mothers.child_birth_month < birthday(persons.birth_month, 10)
    or mothers.child_person_token = mothers.person_token

/* examples
- name: nine years old, her own child
  ssd__mothers: [{child: M, child_birth_month: 2018-05-01}, {child: N, child_person_token: barnsley-N}]
  ssd__persons: [{child: M, birth_month: 2008-06-01}, {child: N, birth_month: 2008-06-01}]
  flags: {ssd__mothers: [1, 2]}
- name: ten years old, unknown birth
  ssd__mothers: [{child: M, child_birth_month: 2018-06-01}, {child: N, child_birth_month: 2018-05-01}]
  ssd__persons: [{child: M, birth_month: 2008-06-01}, {child: N}]
  flags: {}
*/
