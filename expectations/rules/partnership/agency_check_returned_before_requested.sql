-- title: An agency answered before it was asked, or was asked before the contact
-- message: The agency's answer is of a time before it was asked, or it was asked before the
--   contact was received
-- severity: error
-- flags: mash__agency_checks(requested_at, returned_at)
-- needs: mash__agency_checks, mash__contacts
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD13
-- to do: Check the times and correct the one that is wrong.
-- source: a rule of this partnership

select checks.row_id as mash__agency_checks
from mash__agency_checks as checks
left join mash__contacts as contacts using (agency_id, contact_token)
where checks.returned_at < checks.requested_at or checks.requested_at < contacts.received_at

/* examples
- name: answered before, asked before
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  mash__agency_checks:
  - {contact_token: a, requested_at: 2026-03-06 11:00:00, returned_at: 2026-03-06 10:59:00}
  - {contact_token: a, requested_at: 2026-03-06 09:59:00}
  flags: {mash__agency_checks: [1, 2]}
- name: in order, waiting
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  mash__agency_checks:
  - {contact_token: a, requested_at: 2026-03-06 10:00:00, returned_at: 2026-03-06 10:00:00}
  - {contact_token: a, requested_at: 2026-03-06 11:00:00}
  flags: {}
*/
