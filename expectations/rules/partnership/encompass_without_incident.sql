-- title: An Operation Encompass notification without its incident
-- message: The notification names an incident that is not among the police's domestic abuse
--   incidents
-- severity: error
-- flags: police__encompass_notifications(incident_id)
-- needs: police__encompass_notifications, police__domestic_abuse_incidents
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL04
-- to do: Add the incident to the extract, or correct the reference in the notification.
-- source: a rule of this partnership

select notifications.row_id as police__encompass_notifications
from police__encompass_notifications as notifications
left join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
where incidents.row_id is null

/* examples
- name: no such incident
  police__encompass_notifications: [{child: A, incident_token: x}]
  police__domestic_abuse_incidents: [{incident_token: y}]
  flags: {police__encompass_notifications: [1]}
- name: the incident
  police__encompass_notifications: [{child: A, incident_token: y}]
  police__domestic_abuse_incidents: [{incident_token: y}]
  flags: {}
*/
