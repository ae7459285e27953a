-- title: There is a child protection plan in a referral with no further action
-- message: Child Protection details provided for a referral with no further action.
-- severity: error
-- flags: ChildProtectionPlans(LAchildID), CINdetails(ReferralNFA)
-- needs: ChildProtectionPlans, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the flag of no further action, or take the plan out of the episode.
-- differs: It looks for the row of the plan among the episodes and for that of the episode among the
--   plans, and so flags wrong rows or none; here each is flagged in its own table.
-- source: CIN census rule 8832, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, CINdetails.row_id as CINdetails
from CINdetails
join ChildProtectionPlans using (LAchildID, CINdetailsID)
where lower(CINdetails.ReferralNFA) in ('true', '1')

/* examples
- name: plans in the second and the third episode
  CINdetails:
    - {ReferralNFA: 'false'}
    - {cin_detail_number: 2, ReferralNFA: 'TRUE'}
    - {cin_detail_number: 3, ReferralNFA: '1'}
  ChildProtectionPlans: [{cin_detail_number: 3}, {cin_detail_number: 2}]
  flags: {ChildProtectionPlans: [1, 2], CINdetails: [2, 3]}
- name: a plan with further action, or without the flag; no plan
  CINdetails:
    - {ReferralNFA: 'false'}
    - {cin_detail_number: 2}
    - {cin_detail_number: 3, ReferralNFA: 'true'}
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}, {cin_detail_number: 2}]
  flags: {}
*/
