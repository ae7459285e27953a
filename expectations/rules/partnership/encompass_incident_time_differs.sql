-- title: The time of an incident differs between the Operation Encompass notification and the
--   incident
-- message: The notification has the incident at another time than the police's domestic abuse
--   incident
-- severity: error
-- flags: police__encompass_notifications(incident_at),
--   police__domestic_abuse_incidents(occurred_at)
-- needs: police__encompass_notifications, police__domestic_abuse_incidents
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL04
-- to do: Take the time from the incident log and correct the copy that differs.
-- source: a rule of this partnership

select notifications.row_id as police__encompass_notifications, incidents.row_id as police__domestic_abuse_incidents
from police__encompass_notifications as notifications
join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
where notifications.incident_at <> incidents.occurred_at

/* examples
- name: an hour apart
  police__encompass_notifications: [{child: A, incident_token: x, incident_at: 2026-03-06 20:00:00}]
  police__domestic_abuse_incidents: [{incident_token: x, occurred_at: 2026-03-06 21:00:00}]
  flags: {police__encompass_notifications: [1], police__domestic_abuse_incidents: [1]}
- name: the same
  police__encompass_notifications: [{child: A, incident_token: x, incident_at: 2026-03-06 20:00:00}]
  police__domestic_abuse_incidents: [{incident_token: x, occurred_at: 2026-03-06 20:00:00}]
  flags: {}
*/
