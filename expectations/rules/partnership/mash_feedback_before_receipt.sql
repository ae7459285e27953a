-- title: Feedback was sent before the contact was received
-- message: Receipt was acknowledged, or the outcome told, at a time before the contact was received
-- severity: error
-- flags: mash__feedbacks(sent_at), mash__contacts(received_at)
-- needs: mash__contacts, mash__feedbacks
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD08, FD09
-- to do: Check both times and correct the one that is wrong.
-- source: a rule of this partnership

select feedbacks.row_id as mash__feedbacks, contacts.row_id as mash__contacts
from mash__contacts as contacts
left join mash__feedbacks as feedbacks on
    feedbacks.agency_id = contacts.agency_id
    and feedbacks.contact_token = contacts.contact_token
    and feedbacks.sent_at < contacts.received_at
where feedbacks.row_id is not null or contacts.feedback_sent_at < contacts.received_at

/* examples
- name: the feedback, and the contact's own time
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00}, {contact_token: b, received_at: 2026-03-06 10:00:00, feedback_sent_at: 2026-03-06 09:59:00}]
  mash__feedbacks: [{contact_token: a, feedback_kind_code: ACKNOWLEDGEMENT, sent_at: 2026-03-06 09:59:00}]
  flags: {mash__contacts: [1, 2], mash__feedbacks: [1]}
- name: at once, none
  mash__contacts: [{contact_token: a, received_at: 2026-03-06 10:00:00, feedback_sent_at: 2026-03-06 10:00:00}, {contact_token: b, received_at: 2026-03-06 10:00:00}]
  mash__feedbacks: [{contact_token: a, feedback_kind_code: ACKNOWLEDGEMENT, sent_at: 2026-03-06 10:00:00}]
  flags: {}
*/
