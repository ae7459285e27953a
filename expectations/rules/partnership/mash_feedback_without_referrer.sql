-- title: Feedback on a contact that nobody could be told of
-- message: Feedback was sent on a contact that is not among the front door's, or whose source was
--   anonymous
-- severity: error
-- flags: mash__feedbacks(contact_id)
-- needs: mash__contacts, mash__feedbacks
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD08, FD09
-- to do: Put the feedback to the right contact, or enter who made the contact.
-- source: a rule of this partnership

select feedbacks.row_id as mash__feedbacks
from mash__feedbacks as feedbacks
left join mash__contacts as contacts using (agency_id, contact_token)
where contacts.row_id is null or contacts.contact_source_code = '9'

/* examples
- name: no such contact, and an anonymous one
  mash__contacts: [{contact_token: a, contact_source_code: '9'}]
  mash__feedbacks: [{contact_token: a}, {contact_token: b}]
  flags: {mash__feedbacks: [1, 2]}
- name: a school's, one of unknown source
  mash__contacts: [{contact_token: a, contact_source_code: 2A}, {contact_token: b}]
  mash__feedbacks: [{contact_token: a}, {contact_token: b}]
  flags: {}
*/
