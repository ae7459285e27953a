-- title: A child was held overnight and no council has a contact
-- message: The child was held in custody overnight, and no council has a contact of the child
--   from the day of arrival until the end of the next working day
-- severity: query
-- flags: police__child_custodies(was_held_overnight)
-- needs: police__child_custodies, mash__contacts
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL10
-- to do: Check that the council's emergency duty team was told and have the contact recorded.
-- choice: A stay that began before the oldest contact that the front doors sent, or for which the
--   next working day is not over, is left aside.
-- source: a rule of this partnership

with held as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', arrived_at)) as date) as arrived_on
    from police__child_custodies
    where
        was_held_overnight
        and child_id is not null
        and la_code is not null
        and arrived_at >= (select min(received_at) from mash__contacts)
),

received as (
    select child_id, cast(timezone('Europe/London', timezone('UTC', received_at)) as date) as received_on
    from mash__contacts
    where child_id is not null
),

answered as (
    select held.row_id
    from held
    join received using (child_id)
    where
        received.received_on >= held.arrived_on
        and working_days_between(held.arrived_on, received.received_on) <= 1
)

select row_id as police__child_custodies
from held
where working_days_between(held.arrived_on, as_of()) > 1 and row_id not in (from answered)

/* examples
- name: no contact, and one the day before
  police__child_custodies: [{child: A, la_code: '370', arrived_at: 2026-03-06 22:00:00, was_held_overnight: true}, {child: B, la_code: '370', arrived_at: 2026-03-06 22:00:00, was_held_overnight: true}]
  mash__contacts: [{child: C, received_at: 2025-03-02 09:00:00}, {child: B, received_at: 2026-03-05 09:00:00}]
  flags: {police__child_custodies: [1, 2]}
- name: the next working day, released the same day
  police__child_custodies: [{child: A, la_code: '370', arrived_at: 2026-03-06 22:00:00, was_held_overnight: true}, {child: B, la_code: '370', arrived_at: 2026-03-06 22:00:00, was_held_overnight: false}]
  mash__contacts: [{child: C, received_at: 2025-03-02 09:00:00}, {child: A, received_at: 2026-03-09 09:00:00}]
  flags: {}
*/
