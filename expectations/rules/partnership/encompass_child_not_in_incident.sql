-- title: An Operation Encompass notification of a child who is not linked to the incident
-- message: The incident exists, and the child of the notification is not among the children
--   linked to it
-- severity: error
-- flags: police__encompass_notifications(person_id)
-- needs: police__encompass_notifications, police__domestic_abuse_incidents,
--   police__domestic_abuse_children
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL03, PL04
-- to do: Link the child to the incident, or check that the right child's school was told.
-- source: a rule of this partnership

select notifications.row_id as police__encompass_notifications
from police__encompass_notifications as notifications
join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
left join police__domestic_abuse_children as children using (agency_id, incident_token, person_token)
where children.row_id is null

/* examples
- name: another child
  police__encompass_notifications: [{child: A, incident_token: x}]
  police__domestic_abuse_incidents: [{incident_token: x}]
  police__domestic_abuse_children: [{child: B, incident_token: x}]
  flags: {police__encompass_notifications: [1]}
- name: linked, or without the incident
  police__encompass_notifications: [{child: A, incident_token: x}, {child: A, incident_token: y}]
  police__domestic_abuse_incidents: [{incident_token: x}]
  police__domestic_abuse_children: [{child: A, incident_token: x}]
  flags: {}
*/
