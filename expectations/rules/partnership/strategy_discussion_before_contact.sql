-- title: A strategy discussion before the contact that led to it
-- message: The strategy discussion was held before the contact was received
-- severity: error
-- flags: mash__strategy_discussions(held_at), mash__contacts(received_at)
-- needs: mash__strategy_discussions, mash__contacts
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP02
-- to do: Check both times, and that the discussion names the right contact.
-- source: a rule of this partnership

select discussions.row_id as mash__strategy_discussions, contacts.row_id as mash__contacts
from mash__strategy_discussions as discussions
join mash__contacts as contacts using (agency_id, contact_token)
where discussions.held_at < contacts.received_at

/* examples
- name: a minute before
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  mash__strategy_discussions: [{child: A, contact_token: a, held_at: 2026-03-06 09:59:00}]
  flags: {mash__strategy_discussions: [1], mash__contacts: [1]}
- name: after it, not yet held
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  mash__strategy_discussions: [{child: A, contact_token: a, held_at: 2026-03-06 10:00:00}, {child: A, contact_token: a}]
  flags: {}
*/
