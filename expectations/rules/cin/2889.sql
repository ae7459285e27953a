-- title: A section 47 enquiry starts before the referral
-- message: The S47 start date cannot be before the referral date.
-- severity: error
-- flags: CINdetails(CINreferralDate), Section47(S47ActualStartDate)
-- needs: Section47, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the enquiry or the date of the referral.
-- source: CIN census rule 2889, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails, Section47.row_id as Section47
from Section47
join CINdetails using (CINdetailsID)
where Section47.S47ActualStartDate < CINdetails.CINreferralDate

/* examples
- name: starts the day before
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Section47: [{S47ActualStartDate: 2025-05-01}]
  flags: {Section47: [1], CINdetails: [1]}
- name: starts on the day of the referral, or has no start
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Section47: [{S47ActualStartDate: 2025-05-02}, {s47_number: 2}]
  flags: {}
- name: starts before the referral of another episode
  CINdetails: [{CINreferralDate: 2025-05-02}, {CINreferralDate: 2025-08-01, cin_detail_number: 2}]
  Section47: [{S47ActualStartDate: 2025-06-02}]
  flags: {}
*/
