-- title: An audited case of a child without a record
-- message: The child of the audit case is not among the persons of any council's Standard
--   Safeguarding Dataset
-- severity: error
-- flags: registers__audit_cases(person_id)
-- needs: registers__audit_cases, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: QA01, QA02
-- to do: Correct the child's number in the audit tool, or find out why the daily extract leaves
--   the child out.
-- choice: Neither the number at this council nor the linked child at any of them.
-- source: a rule of this partnership

with known as (
    select distinct child_id from ssd__persons where child_id is not null
)

select cases.row_id as registers__audit_cases
from registers__audit_cases as cases
left join ssd__persons as persons using (agency_id, person_token)
left join known on known.child_id = cases.child_id
where cases.person_token is not null and persons.row_id is null and known.child_id is null

/* examples
- name: no record
  registers__audit_cases: [{child: A}]
  ssd__persons: [{child: B}]
  flags: {registers__audit_cases: [1]}
- name: here, at another council
  registers__audit_cases: [{child: A}, {child: B}]
  ssd__persons: [{child: A}, {child: B, agency_id: sheffield}]
  flags: {}
*/
