-- title: Another school than the child's was told of a domestic abuse incident
-- message: The Operation Encompass notification names a school at which no council has the child
--   on roll on the day of the incident
-- severity: query
-- flags: police__encompass_notifications(setting_urn)
-- needs: police__encompass_notifications, education__pupils
-- years: -
-- dimension: accuracy
-- owner: police
-- affects: PL04
-- due working days: 2
-- to do: Ask the council's education service for the child's school, tell it, and check what the
--   wrong school was told.
-- choice: Only children whom a council has on roll at some school that day.
-- source: a rule of this partnership

with on_roll as (
    select
        notifications.row_id,
        bool_or(pupils.school_urn = notifications.setting_urn) as is_right
    from police__encompass_notifications as notifications
    join education__pupils as pupils using (child_id)
    where
        notifications.setting_urn is not null
        and pupils.school_urn is not null
        and pupils.registered_date <= cast(timezone('Europe/London', timezone('UTC', notifications.incident_at)) as date)
        and (
            pupils.left_date is null
            or pupils.left_date >= cast(timezone('Europe/London', timezone('UTC', notifications.incident_at)) as date)
        )
    group by notifications.row_id
)

select row_id as police__encompass_notifications
from on_roll
where not is_right

/* examples
- name: another school
  police__encompass_notifications: [{child: A, setting_urn: '100001', incident_at: 2026-03-06 20:00:00}]
  education__pupils: [{child: A, school_urn: '100002', registered_date: 2024-09-02}]
  flags: {police__encompass_notifications: [1]}
- name: the child's school, one it joined since, no school
  police__encompass_notifications:
  - {child: A, setting_urn: '100002', incident_at: 2026-03-06 20:00:00}
  - {child: B, setting_urn: '100001', incident_at: 2026-03-06 20:00:00}
  - {child: A, incident_at: 2026-03-06 20:00:00}
  education__pupils: [{child: A, school_urn: '100002', registered_date: 2024-09-02}, {child: B, school_urn: '100002', registered_date: 2026-03-09}]
  flags: {}
*/
