-- title: An episode has more than one open assessment
-- message: Within one CINDetails group there are 2 or more open Assessments groups
-- severity: error
-- flags: Assessments(AssessmentAuthorisationDate)
-- needs: Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Give the date of authorisation of every assessment but the one that is open.
-- differs: Where an episode fails, it flags every assessment of it; here only those that are open.
-- source: CIN census rule 8896, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments
from Assessments
where
    Assessments.LAchildID is not null
    and Assessments.AssessmentAuthorisationDate is null
qualify count(*) over (partition by Assessments.LAchildID, Assessments.CINdetailsID) > 1

/* examples
- name: two open beside a completed one
  Assessments:
    - {AssessmentActualStartDate: 2025-05-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2025-06-01, AssessmentAuthorisationDate: 2025-07-01}
    - {assessment_number: 3, AssessmentActualStartDate: 2025-08-01, AssessmentAuthorisationDate: '31/31/2025'}
  flags: {Assessments: [1, 3]}
- name: one open in each episode
  Assessments:
    - {AssessmentActualStartDate: 2025-05-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-07-01}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-06-01}
    - {child_number: 2, LAchildID: B, AssessmentActualStartDate: 2025-06-01}
  flags: {}
*/
