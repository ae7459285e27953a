-- title: A contact was rated before it was received
-- message: The rating of the contact is of a time before the contact was received
-- severity: error
-- flags: mash__ratings(rated_at), mash__contacts(received_at)
-- needs: mash__contacts, mash__ratings
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD03
-- to do: Check both times and correct the one that is wrong.
-- source: a rule of this partnership

select ratings.row_id as mash__ratings, contacts.row_id as mash__contacts
from mash__ratings as ratings
join mash__contacts as contacts using (agency_id, contact_token)
where ratings.rated_at < contacts.received_at

/* examples
- name: a minute before
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  mash__ratings: [{contact_token: a, rated_at: 2026-03-06 09:59:00}]
  flags: {mash__contacts: [1], mash__ratings: [1]}
- name: at once, another council's contact of the same number
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}, {agency_id: doncaster, contact_token: b, received_at: 2026-03-06 10:00:00}]
  mash__ratings: [{contact_token: a, rated_at: 2026-03-06 10:00:00}, {contact_token: b, rated_at: 2026-03-06 09:59:00}]
  flags: {}
*/
