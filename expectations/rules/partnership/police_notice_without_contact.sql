-- title: A police notice was sent and no council has a contact
-- message: The notice was sent to the front door, and no council has a contact of the child from
--   the incident until the end of the next working day after it was sent
-- severity: query
-- flags: police__child_notices(sent_at)
-- needs: police__child_notices, mash__contacts
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL01, PL02, FD01
-- due working days: 2
-- to do: Ask the front door whether the notice came; send it again if it did not, and correct the
--   child's details if it could not be matched.
-- choice: A notice for which the next working day is not yet over, or that is older than the
--   oldest contact that the front doors sent, is left aside, and so is a child who was not linked. It
--   is a query, since a front door may put several notices into one contact or screen out a standard
--   one.
-- source: a rule of this partnership

with sent as (
    select row_id, child_id, incident_at, cast(timezone('Europe/London', timezone('UTC', sent_at)) as date) as sent_on
    from police__child_notices
    where
        child_id is not null
        and la_code is not null
        and sent_at >= (select min(received_at) from mash__contacts)
),

received as (
    select child_id, received_at, cast(timezone('Europe/London', timezone('UTC', received_at)) as date) as received_on
    from mash__contacts
    where child_id is not null
),

answered as (
    select sent.row_id
    from sent
    join received using (child_id)
    where
        received.received_at >= sent.incident_at
        and working_days_between(sent.sent_on, received.received_on) <= 1
)

select row_id as police__child_notices
from sent
where working_days_between(sent.sent_on, as_of()) > 1 and row_id not in (from answered)

/* examples
- name: no contact, one two working days later, one before the incident
  police__child_notices:
  - {child: A, la_code: '370', incident_at: 2026-03-05 20:00:00, sent_at: 2026-03-06 09:00:00}
  - {child: B, la_code: '370', incident_at: 2026-03-05 20:00:00, sent_at: 2026-03-06 09:00:00}
  - {child: C, la_code: '370', incident_at: 2026-03-05 20:00:00, sent_at: 2026-03-06 09:00:00}
  mash__contacts:
  - {child: D, received_at: 2025-03-05 19:00:00}
  - {child: B, received_at: 2026-03-10 09:00:00}
  - {child: C, received_at: 2026-03-05 19:00:00}
  flags: {police__child_notices: [1, 2, 3]}
- name: the next working day, not yet over, unsent, older than the contacts
  police__child_notices:
  - {child: A, la_code: '370', incident_at: 2026-03-05 20:00:00, sent_at: 2026-03-06 09:00:00}
  - {child: B, la_code: '370', incident_at: 2026-03-29 20:00:00, sent_at: 2026-03-30 09:00:00}
  - {child: C, la_code: '370', incident_at: 2026-03-05 20:00:00}
  - {child: D, la_code: '370', incident_at: 2025-03-05 20:00:00, sent_at: 2025-03-06 09:00:00}
  mash__contacts: [{child: E, received_at: 2026-03-02 09:00:00}, {child: A, received_at: 2026-03-09 22:00:00}]
  flags: {}
*/
