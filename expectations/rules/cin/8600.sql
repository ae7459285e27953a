-- title: A referral has no date, or one after the year
-- message: Child referral date missing or after data collection period
-- severity: error
-- flags: CINdetails(CINreferralDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: validity
-- to do: Give the date of the referral; leave out referrals after the year.
-- choice: A referral of an earlier year passes.
-- source: CIN census rule 8600, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as CINdetails
from CINdetails
where CINreferralDate is null or CINreferralDate > collection_end()

/* examples
- name: missing, unreadable, or the day after the year
  CINdetails: [{}, {CINreferralDate: 31/31/2025}, {CINreferralDate: 2026-04-01}]
  flags: {CINdetails: [1, 2, 3]}
- name: the last day, or an earlier year
  CINdetails: [{CINreferralDate: 2026-03-31}, {CINreferralDate: 2019-03-31}]
  flags: {}
*/
