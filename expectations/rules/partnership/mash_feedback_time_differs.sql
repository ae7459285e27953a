-- title: The time of the feedback differs between the contact and the list of feedback
-- message: The contact has the outcome told at another time than the list of feedback, or one of
--   them has none
-- severity: error
-- flags: mash__contacts(feedback_sent_at)
-- needs: mash__contacts, mash__feedbacks
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD08, FD09
-- to do: Check when the referrer was told the outcome and correct the copy that differs.
-- source: a rule of this partnership

select contacts.row_id as mash__contacts
from mash__contacts as contacts
left join mash__feedbacks as feedbacks on
    feedbacks.agency_id = contacts.agency_id
    and feedbacks.contact_token = contacts.contact_token
    and feedbacks.feedback_kind_code = 'OUTCOME'
where contacts.feedback_sent_at is distinct from feedbacks.sent_at

/* examples
- name: a minute apart, in one only
  mash__contacts:
  - {contact_token: a, feedback_sent_at: 2026-03-06 10:00:00}
  - {contact_token: b, feedback_sent_at: 2026-03-06 10:00:00}
  - {contact_token: c}
  mash__feedbacks:
  - {contact_token: a, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 10:01:00}
  - {contact_token: b, feedback_kind_code: ACKNOWLEDGEMENT, sent_at: 2026-03-06 10:00:00}
  - {contact_token: c, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 10:00:00}
  flags: {mash__contacts: [1, 2, 3]}
- name: the same, none in both
  mash__contacts: [{contact_token: a, feedback_sent_at: 2026-03-06 10:00:00}, {contact_token: b}]
  mash__feedbacks: [{contact_token: a, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 10:00:00}]
  flags: {}
*/
