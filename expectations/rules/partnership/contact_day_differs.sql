-- title: The day of a contact differs between the front door and the case system
-- message: The same contact is of another day in the Standard Safeguarding Dataset
-- severity: error
-- flags: mash__contacts(received_at), ssd__contacts(contact_date)
-- needs: mash__contacts, ssd__contacts
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD01, FD02
-- to do: Check when the contact was received and correct the copy that differs.
-- choice: The day in local time.
-- source: a rule of this partnership

select contacts.row_id as mash__contacts, ssd.row_id as ssd__contacts
from mash__contacts as contacts
join ssd__contacts as ssd using (agency_id, contact_token)
where cast(timezone('Europe/London', timezone('UTC', contacts.received_at)) as date) <> ssd.contact_date

/* examples
- name: the day after
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}]
  ssd__contacts: [{contact_token: a, contact_date: 2026-03-07}]
  flags: {mash__contacts: [1], ssd__contacts: [1]}
- name: the same, just past midnight in summer
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}, {contact_token: b, received_at: 2025-07-05 23:30:00}]
  ssd__contacts: [{contact_token: a, contact_date: 2026-03-06}, {contact_token: b, contact_date: 2025-07-06}]
  flags: {}
*/
