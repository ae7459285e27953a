-- title: A serious incident was notified for a child without a record
-- message: The child of the notified incident is not among the persons of any council's Standard
--   Safeguarding Dataset
-- severity: error
-- flags: registers__serious_incidents(person_id)
-- needs: registers__serious_incidents, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: LR01, LR02
-- due working days: 2
-- to do: Correct the child's number in the register, or open a record of the child.
-- choice: Neither the number at this council nor the linked child at any of them.
-- source: a rule of this partnership

with known as (
    select distinct child_id from ssd__persons where child_id is not null
)

select incidents.row_id as registers__serious_incidents
from registers__serious_incidents as incidents
left join ssd__persons as persons using (agency_id, person_token)
left join known on known.child_id = incidents.child_id
where
    incidents.person_token is not null
    and persons.row_id is null
    and known.child_id is null

/* examples
- name: no record
  registers__serious_incidents: [{child: A, incident_date: 2026-03-02}]
  ssd__persons: [{child: B}]
  flags: {registers__serious_incidents: [1]}
- name: here, at another council, not named
  registers__serious_incidents: [{child: A}, {child: B}, {incident_date: 2026-03-02}]
  ssd__persons: [{child: A}, {child: B, agency_id: sheffield}]
  flags: {}
*/
