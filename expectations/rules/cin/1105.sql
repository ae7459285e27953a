-- title: A child protection plan starts before the referral
-- message: The child protection plan start date cannot be before the referral date
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate), CINdetails(CINreferralDate)
-- needs: ChildProtectionPlans, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the plan or the date of the referral.
-- source: CIN census rule 1105, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, CINdetails.row_id as CINdetails
from ChildProtectionPlans
join CINdetails using (CINdetailsID)
where ChildProtectionPlans.CPPstartDate < CINdetails.CINreferralDate

/* examples
- name: starts the day before
  CINdetails: [{CINreferralDate: 2025-05-02}]
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}]
  flags: {ChildProtectionPlans: [1], CINdetails: [1]}
- name: starts on the day of the referral, or has no start
  CINdetails: [{CINreferralDate: 2025-05-02}]
  ChildProtectionPlans: [{CPPstartDate: 2025-05-02}, {cp_plan_number: 2}]
  flags: {}
- name: starts before the referral of another episode
  CINdetails: [{CINreferralDate: 2025-05-02}, {CINreferralDate: 2025-08-01, cin_detail_number: 2}]
  ChildProtectionPlans: [{CPPstartDate: 2025-06-02}]
  flags: {}
*/
