-- title: A contact became a referral that does not exist
-- message: The contact at the front door names a referral that is not among the referrals of the
--   Standard Safeguarding Dataset
-- severity: error
-- flags: mash__contacts(referral_id)
-- needs: mash__contacts, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD04, FD15
-- to do: Correct the number of the referral, or find out why the daily extract leaves it out.
-- source: a rule of this partnership

select contacts.row_id as mash__contacts
from mash__contacts as contacts
left join ssd__referrals as referrals using (agency_id, referral_token)
where contacts.referral_token is not null and referrals.row_id is null

/* examples
- name: no such referral
  mash__contacts: [{contact_token: a, referral_token: x}]
  ssd__referrals: [{referral_token: y}, {agency_id: doncaster, referral_token: x}]
  flags: {mash__contacts: [1]}
- name: the referral, or none
  mash__contacts: [{contact_token: a, referral_token: x}, {contact_token: b}]
  ssd__referrals: [{referral_token: x}]
  flags: {}
*/
