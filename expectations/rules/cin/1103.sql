-- title: An assessment starts before its referral
-- message: The assessment start date cannot be before the referral date
-- severity: error
-- flags: Assessments(AssessmentActualStartDate), CINdetails(CINreferralDate)
-- needs: Assessments, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the assessment or the date of the referral.
-- source: CIN census rule 1103, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments, CINdetails.row_id as CINdetails
from Assessments
join CINdetails using (LAchildID, CINdetailsID)
where Assessments.AssessmentActualStartDate < CINdetails.CINreferralDate

/* examples
- name: starts the day before
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Assessments: [{AssessmentActualStartDate: 2025-05-01}]
  flags: {Assessments: [1], CINdetails: [1]}
- name: starts on the day of the referral, or has no start
  CINdetails: [{CINreferralDate: 2025-05-02}]
  Assessments: [{AssessmentActualStartDate: 2025-05-02}, {assessment_number: 2}]
  flags: {}
- name: starts before the referral of another episode
  CINdetails: [{CINreferralDate: 2025-05-02}, {CINreferralDate: 2025-08-01, cin_detail_number: 2}]
  Assessments: [{AssessmentActualStartDate: 2025-06-02}]
  flags: {}
*/
