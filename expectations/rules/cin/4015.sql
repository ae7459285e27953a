-- title: A CIN plan starts before the referral
-- message: The CIN Plan start date cannot be before the referral date
-- severity: error
-- flags: CINplanDates(CINPlanStartDate), CINdetails(CINreferralDate)
-- needs: CINplanDates, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the plan or the date of the referral.
-- source: CIN census rule 4015, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINplanDates.row_id as CINplanDates, CINdetails.row_id as CINdetails
from CINplanDates
join CINdetails using (CINdetailsID)
where CINplanDates.CINPlanStartDate < CINdetails.CINreferralDate

/* examples
- name: starts the day before
  CINdetails: [{CINreferralDate: 2025-05-02}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  flags: {CINplanDates: [1], CINdetails: [1]}
- name: starts on the day of the referral, or has no start
  CINdetails: [{CINreferralDate: 2025-05-02}]
  CINplanDates: [{CINPlanStartDate: 2025-05-02}, {cin_plan_number: 2}]
  flags: {}
- name: starts before the referral of another episode
  CINdetails: [{CINreferralDate: 2025-05-02}, {CINreferralDate: 2025-08-01, cin_detail_number: 2}]
  CINplanDates: [{CINPlanStartDate: 2025-06-02}]
  flags: {}
*/
