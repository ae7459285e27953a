-- title: A child in a high-risk domestic abuse incident has no notice
-- message: The child lives in the household or was there, the incident was graded high, and no
--   notice was written for the child
-- severity: query
-- flags: police__domestic_abuse_children(notice_id)
-- needs: police__domestic_abuse_children, police__domestic_abuse_incidents, police__child_notices
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL01, PL03, HL15
-- due working days: 2
-- to do: Write and send the notice, or say why none was needed.
-- choice: A notice of the same child about an event at the time of the incident is one, though
--   the link to it be missing.
-- source: a rule of this partnership

select children.row_id as police__domestic_abuse_children
from police__domestic_abuse_children as children
join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
left join police__child_notices as notices on
    notices.agency_id = children.agency_id
    and notices.person_token = children.person_token
    and notices.incident_at = incidents.occurred_at
where
    incidents.dash_grade_code = 'HIGH'
    and (children.is_resident or children.presence_code in ('PRESENT', 'WITNESSED', 'INVOLVED'))
    and children.notice_token is null
    and notices.row_id is null

/* examples
- name: high and no notice
  police__domestic_abuse_incidents: [{incident_token: x, dash_grade_code: HIGH, occurred_at: 2026-03-06 20:00:00}]
  police__domestic_abuse_children: [{child: A, incident_token: x, is_resident: true}, {child: B, incident_token: x, presence_code: WITNESSED}]
  police__child_notices: [{child: A, incident_at: 2026-03-05 20:00:00}]
  flags: {police__domestic_abuse_children: [1, 2]}
- name: linked, the same event, neither there nor resident, standard
  police__domestic_abuse_incidents: [{incident_token: x, dash_grade_code: HIGH, occurred_at: 2026-03-06 20:00:00}, {incident_token: y, dash_grade_code: STANDARD, occurred_at: 2026-03-06 20:00:00}]
  police__domestic_abuse_children:
  - {child: A, incident_token: x, is_resident: true, notice_token: n}
  - {child: B, incident_token: x, is_resident: true}
  - {child: C, incident_token: x, is_resident: false, presence_code: NOT_PRESENT}
  - {child: D, incident_token: y, is_resident: true}
  police__child_notices: [{child: B, incident_at: 2026-03-06 20:00:00}]
  flags: {}
*/
