-- title: A mother's child is born in another month than the child's own record
-- message: The month of birth of the mother's child is not the one in the child's own record, or
--   the child has no record
-- severity: error
-- flags: ssd__mothers(child_birth_date, child_person_id)
-- needs: ssd__mothers, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: CP19, DQ05
-- to do: Check that the right child is named, and its date of birth.
-- source: a rule of this partnership

select mothers.row_id as ssd__mothers
from ssd__mothers as mothers
left join ssd__persons as children on
    children.agency_id = mothers.agency_id
    and children.person_token = mothers.child_person_token
where
    mothers.child_person_token is not null
    and (children.row_id is null or children.birth_month <> mothers.child_birth_month)

/* examples
- name: another month, no record
  ssd__mothers: [{child: M, child_person_token: barnsley-A, child_birth_month: 2025-06-01}, {child: M, child_person_token: barnsley-B, child_birth_month: 2025-06-01}]
  ssd__persons: [{child: A, birth_month: 2025-07-01}]
  flags: {ssd__mothers: [1, 2]}
- name: the same, no number, unborn
  ssd__mothers:
  - {child: M, child_person_token: barnsley-A, child_birth_month: 2025-06-01}
  - {child: M, child_birth_month: 2025-06-01}
  - {child: M, child_person_token: barnsley-B, child_birth_month: 2025-06-01}
  ssd__persons: [{child: A, birth_month: 2025-06-01}, {child: B, expected_birth_month: 2025-06-01}]
  flags: {}
*/
