-- title: Police protection and no council has a contact
-- message: The police protected the child, and no council has a contact of the child from the day
--   before until the end of the next working day
-- severity: error
-- flags: police__police_protections(started_at, council_told_at)
-- needs: police__police_protections, mash__contacts
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL05, PL07
-- due working days: 2
-- to do: Ask the council's emergency duty team whether it was told and have the contact recorded;
--   correct the child's details if they could not be matched.
-- choice: The next working day is reckoned from the day on which protection began. One that began
--   before the oldest contact that the front doors sent is left aside, and so is a child who was not
--   linked.
-- source: a rule of this partnership

with protected as (
    select row_id, child_id, cast(timezone('Europe/London', timezone('UTC', started_at)) as date) as protected_on
    from police__police_protections
    where
        child_id is not null
        and started_at >= (select min(received_at) from mash__contacts)
),

received as (
    select child_id, cast(timezone('Europe/London', timezone('UTC', received_at)) as date) as received_on
    from mash__contacts
    where child_id is not null
),

answered as (
    select protected.row_id
    from protected
    join received using (child_id)
    where
        received.received_on >= protected.protected_on - 1
        and working_days_between(protected.protected_on, received.received_on) <= 1
)

select row_id as police__police_protections
from protected
where
    working_days_between(protected.protected_on, as_of()) > 1
    and row_id not in (from answered)

/* examples
- name: no contact, one two working days later
  police__police_protections: [{child: A, started_at: 2026-03-06 22:00:00}, {child: B, started_at: 2026-03-06 22:00:00}]
  mash__contacts: [{child: C, received_at: 2025-03-02 09:00:00}, {child: B, received_at: 2026-03-10 09:00:00}]
  flags: {police__police_protections: [1, 2]}
- name: the next working day, the day before, only just begun
  police__police_protections: [{child: A, started_at: 2026-03-06 22:00:00}, {child: B, started_at: 2026-03-06 22:00:00}, {child: C, started_at: 2026-03-30 22:00:00}]
  mash__contacts: [{child: C, received_at: 2025-03-02 09:00:00}, {child: A, received_at: 2026-03-09 09:00:00}, {child: B, received_at: 2026-03-05 09:00:00}]
  flags: {}
*/
