-- title: A closed episode has an assessment that is not completed
-- message: CIN episode is shown as closed, however Assessment is not shown as completed
-- severity: error
-- flags: CINdetails(CINclosureDate), Assessments(AssessmentAuthorisationDate)
-- needs: CINdetails, Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Give the date on which the assessment was authorised, or take out the closure date.
-- source: CIN census rule 8867, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails, Assessments.row_id as Assessments
from CINdetails
join Assessments using (LAchildID, CINdetailsID)
where
    CINdetails.CINclosureDate is not null
    and Assessments.AssessmentAuthorisationDate is null

/* examples
- name: one of two assessments is not completed
  CINdetails: [{CINclosureDate: 2025-06-01}]
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2025-05-01}
  flags: {CINdetails: [1], Assessments: [2]}
- name: closed and completed; open and not; the assessment is of another episode
  CINdetails: [{CINclosureDate: 2025-06-01}, {cin_detail_number: 2}]
  Assessments: [{AssessmentAuthorisationDate: 2025-05-01}, {cin_detail_number: 2}, {cin_detail_number: 3}]
  flags: {}
*/
