-- title: A decision before its contact was received
-- message: The decision of a stage at the front door, or the outcome, is of a time before the
--   contact was received
-- severity: error
-- flags: mash__stages(decided_at), mash__contacts(received_at)
-- needs: mash__contacts, mash__stages
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD02, FD03
-- to do: Check both times and correct the one that is wrong.
-- source: a rule of this partnership

select stages.row_id as mash__stages, contacts.row_id as mash__contacts
from mash__contacts as contacts
left join mash__stages as stages on
    stages.agency_id = contacts.agency_id
    and stages.contact_token = contacts.contact_token
    and stages.decided_at < contacts.received_at
where stages.row_id is not null or contacts.outcome_at < contacts.received_at

/* examples
- name: a stage, and the outcome alone
  mash__contacts:
  - {contact_token: a, received_at: 2026-03-06 10:00:00}
  - {contact_token: b, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 09:59:00}
  mash__stages: [{contact_token: a, decided_at: 2026-03-06 09:59:00}, {contact_token: b, decided_at: 2026-03-06 10:00:00}]
  flags: {mash__contacts: [1, 2], mash__stages: [1]}
- name: at once, undecided
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00, outcome_at: 2026-03-06 10:00:00}, {contact_token: b, received_at: 2026-03-06 10:00:00}]
  mash__stages: [{contact_token: a, decided_at: 2026-03-06 10:00:00}]
  flags: {}
*/
