-- title: An appointment to which a child who had died was not brought
-- message: The appointment was after the month in which the child died, and the child counts as
--   not brought
-- severity: error
-- flags: ics__appointments(attendance_status_code)
-- needs: ics__appointments, ics__persons, ssd__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: HL08
-- due working days: 2
-- to do: Cancel the appointment and every later one, and check that no letter went to the family.
-- choice: The month of death itself is left aside, as only the month travels.
-- source: a rule of this partnership

with died as (
    select child_id, max(death_month) as month
    from (
        select child_id, death_month from ics__persons
        union all
        select child_id, death_month from ssd__persons
    )
    where death_month is not null and child_id is not null
    group by child_id
)

select appointments.row_id as ics__appointments
from ics__appointments as appointments
join died using (child_id)
where
    appointments.attendance_status_code in ('WAS_NOT_BROUGHT', 'DID_NOT_ATTEND')
    and cast(timezone('Europe/London', timezone('UTC', appointments.appointment_at)) as date) >= died.month + interval 1 month

/* examples
- name: not brought
  ics__appointments: [{child: A, appointment_at: 2026-02-03 10:00:00, attendance_status_code: WAS_NOT_BROUGHT}]
  sent: [ics__persons]
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  flags: {ics__appointments: [1]}
- name: cancelled, in the month, alive
  ics__appointments:
  - {child: A, appointment_at: 2026-02-03 10:00:00, attendance_status_code: CANCELLED_BY_PROVIDER}
  - {child: A, appointment_at: 2026-01-20 10:00:00, attendance_status_code: WAS_NOT_BROUGHT}
  - {child: B, appointment_at: 2026-02-03 10:00:00, attendance_status_code: WAS_NOT_BROUGHT}
  ics__persons: [{child: A, death_month: 2026-01-01}]
  sent: [ssd__persons]
  flags: {}
*/
