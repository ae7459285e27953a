-- title: A child who died in a serious incident is alive in the case system
-- message: The notified incident is the child's death, and neither a council nor health holds a
--   death of the child
-- severity: error
-- flags: registers__serious_incidents(incident_nature_code)
-- needs: registers__serious_incidents, ssd__persons, ics__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: LR01
-- due working days: 2
-- to do: Enter the death in the case system, or correct the nature of the incident.
-- choice: Incidents of the last five working days are left aside. Only the child itself, as
--   subject or victim.
-- source: a rule of this partnership

with died as (
    select child_id from ssd__persons where death_month is not null
    union
    select child_id from ics__persons where death_month is not null
),

known as (
    select distinct child_id from ssd__persons where child_id is not null
)

select incidents.row_id as registers__serious_incidents
from registers__serious_incidents as incidents
join known using (child_id)
left join died on died.child_id = incidents.child_id
where
    incidents.incident_nature_code in ('DEATH', 'DEATH_IN_CARE')
    and incidents.person_role_code in ('SUBJECT', 'VICTIM')
    and working_days_between(incidents.incident_date, as_of()) > 5
    and died.child_id is null

/* examples
- name: no death recorded
  registers__serious_incidents: [{child: A, incident_nature_code: DEATH, person_role_code: VICTIM, incident_date: 2026-03-02}]
  ssd__persons: [{child: A}]
  sent: [ics__persons]
  flags: {registers__serious_incidents: [1]}
- name: recorded in health, serious harm, a witness, this week
  registers__serious_incidents:
  - {child: A, incident_nature_code: DEATH, person_role_code: VICTIM, incident_date: 2026-03-02}
  - {child: B, incident_nature_code: SERIOUS_HARM, person_role_code: VICTIM, incident_date: 2026-03-02}
  - {child: C, incident_nature_code: DEATH, person_role_code: WITNESS, incident_date: 2026-03-02}
  - {child: D, incident_nature_code: DEATH, person_role_code: SUBJECT, incident_date: 2026-03-27}
  ssd__persons: [{child: A}, {child: B}, {child: C}, {child: D}]
  ics__persons: [{child: A, death_month: 2026-03-01}]
  flags: {}
*/
