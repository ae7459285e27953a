-- title: A referral is of a day before the contact that became it
-- message: The referral in the Standard Safeguarding Dataset is of a day before the contact at
--   the front door was received
-- severity: error
-- flags: mash__contacts(received_at), ssd__referrals(referral_date)
-- needs: mash__contacts, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD04, FD15, AS01
-- to do: Check both days and correct the one that is wrong.
-- source: a rule of this partnership

select contacts.row_id as mash__contacts, referrals.row_id as ssd__referrals
from mash__contacts as contacts
join ssd__referrals as referrals using (agency_id, referral_token)
where referrals.referral_date < cast(timezone('Europe/London', timezone('UTC', contacts.received_at)) as date)

/* examples
- name: the day before
  mash__contacts: [{contact_token: a, referral_token: x, received_at: 2026-03-06 10:00:00}]
  ssd__referrals: [{referral_token: x, referral_date: 2026-03-05}]
  flags: {mash__contacts: [1], ssd__referrals: [1]}
- name: the same day
  mash__contacts: [{contact_token: a, referral_token: x, received_at: 2026-03-06 23:30:00}]
  ssd__referrals: [{referral_token: x, referral_date: 2026-03-06}]
  flags: {}
*/
