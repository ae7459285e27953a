-- title: A referral of Annex A is not in the Standard Safeguarding Dataset
-- message: The child has no referral of this day in the Standard Safeguarding Dataset
-- severity: error
-- flags: annex_a__referrals(referral_date)
-- needs: annex_a__referrals, ssd__referrals
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD15, FD16, FD17
-- to do: Look up when the referral was received and correct the copy that differs.
-- source: a rule of this partnership

select lists.row_id as annex_a__referrals
from annex_a__referrals as lists
left join ssd__referrals as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.referral_date = lists.referral_date
where
    ssd.row_id is null
    and lists.child_token is not null
    and lists.referral_date is not null

/* examples
- name: the day before
  annex_a__referrals: [{child: A, referral_date: 2026-01-05}]
  ssd__referrals: [{child: A, referral_date: 2026-01-06}]
  flags: {annex_a__referrals: [1]}
- name: the same day
  annex_a__referrals: [{child: A, referral_date: 2026-01-05}]
  ssd__referrals: [{child: A, referral_date: 2026-01-05}]
  flags: {}
*/
