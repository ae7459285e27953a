-- title: A school was told before the incident happened
-- message: The Operation Encompass notification was sent before the incident happened, as the
--   notification or the incident itself has it
-- severity: error
-- flags: police__encompass_notifications(notified_at, incident_at)
-- needs: police__encompass_notifications, police__domestic_abuse_incidents
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL04
-- to do: Check both times and correct the one that is wrong.
-- source: a rule of this partnership

select notifications.row_id as police__encompass_notifications
from police__encompass_notifications as notifications
left join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
where
    notifications.notified_at < notifications.incident_at
    or notifications.notified_at < incidents.occurred_at

/* examples
- name: before the notification's own time, before the incident's
  police__encompass_notifications:
  - {child: A, incident_token: x, incident_at: 2026-03-06 20:00:00, notified_at: 2026-03-06 19:59:00}
  - {child: A, incident_token: y, notified_at: 2026-03-06 19:59:00}
  police__domestic_abuse_incidents: [{incident_token: y, occurred_at: 2026-03-06 20:00:00}]
  flags: {police__encompass_notifications: [1, 2]}
- name: after it, not sent
  police__encompass_notifications:
  - {child: A, incident_token: x, incident_at: 2026-03-06 20:00:00, notified_at: 2026-03-06 20:00:00}
  - {child: A, incident_token: y}
  police__domestic_abuse_incidents: [{incident_token: x, occurred_at: 2026-03-06 20:00:00}, {incident_token: y, occurred_at: 2026-03-06 20:00:00}]
  flags: {}
*/
