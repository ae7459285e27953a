-- title: A school was told only after its next school day had begun, or not at all
-- message: The Operation Encompass notification was sent at or after the start of the setting's
--   next school day, or was not sent although no reason is given
-- severity: query
-- flags: police__encompass_notifications(notified_at, next_school_day_start_at)
-- needs: police__encompass_notifications, police__domestic_abuse_incidents
-- years: -
-- dimension: timeliness
-- owner: police
-- affects: PL04
-- to do: Check the times; if they are right, enter why the notification was late or not sent.
-- choice: One that was not sent is flagged once the school day has begun by the end of the
--   night's day. Only notifications of an incident that is there.
-- source: a rule of this partnership; Home Office statutory guidance on Operation Encompass
--   (November 2025)

select notifications.row_id as police__encompass_notifications
from police__encompass_notifications as notifications
join police__domestic_abuse_incidents as incidents using (agency_id, incident_token)
where
    notifications.not_sent_reason_code is null
    and (
        notifications.notified_at >= notifications.next_school_day_start_at
        or (
            notifications.notified_at is null
            and notifications.next_school_day_start_at < as_of() + interval 1 day
        )
    )

/* examples
- name: as school began, and never
  police__encompass_notifications:
  - {child: A, incident_token: x, next_school_day_start_at: 2026-03-09 08:45:00, notified_at: 2026-03-09 08:45:00}
  - {child: B, incident_token: x, next_school_day_start_at: 2026-03-09 08:45:00}
  police__domestic_abuse_incidents: [{incident_token: x}]
  flags: {police__encompass_notifications: [1, 2]}
- name: in time, a reason, not yet
  police__encompass_notifications:
  - {child: A, incident_token: x, next_school_day_start_at: 2026-03-09 08:45:00, notified_at: 2026-03-09 08:44:00}
  - {child: B, incident_token: x, next_school_day_start_at: 2026-03-09 08:45:00, not_sent_reason_code: RISK}
  - {child: C, incident_token: x, next_school_day_start_at: 2026-04-01 08:45:00}
  police__domestic_abuse_incidents: [{incident_token: x}]
  flags: {}
*/
