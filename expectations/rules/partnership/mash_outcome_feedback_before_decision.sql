-- title: The referrer was told the outcome before it was decided
-- message: The feedback on the outcome was sent before the outcome was decided, or without one
-- severity: error
-- flags: mash__feedbacks(sent_at), mash__contacts(outcome_at)
-- needs: mash__contacts, mash__feedbacks
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD08, FD09
-- to do: Check both times; if the feedback only acknowledged receipt, enter it as such.
-- source: a rule of this partnership

select feedbacks.row_id as mash__feedbacks, contacts.row_id as mash__contacts
from mash__feedbacks as feedbacks
join mash__contacts as contacts using (agency_id, contact_token)
where
    feedbacks.feedback_kind_code = 'OUTCOME'
    and (feedbacks.sent_at < contacts.outcome_at or contacts.outcome_at is null)

/* examples
- name: before the outcome, and without one
  mash__contacts: [{contact_token: a, outcome_at: 2026-03-06 10:00:00}, {contact_token: b}]
  mash__feedbacks: [{contact_token: a, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 09:59:00}, {contact_token: b, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 09:59:00}]
  flags: {mash__contacts: [1, 2], mash__feedbacks: [1, 2]}
- name: at once, an acknowledgement
  mash__contacts: [{contact_token: a, outcome_at: 2026-03-06 10:00:00}, {contact_token: b}]
  mash__feedbacks: [{contact_token: a, feedback_kind_code: OUTCOME, sent_at: 2026-03-06 10:00:00}, {contact_token: b, feedback_kind_code: ACKNOWLEDGEMENT, sent_at: 2026-03-06 09:59:00}]
  flags: {}
*/
