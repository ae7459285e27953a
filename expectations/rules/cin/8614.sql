-- title: Factors are given for an assessment that is not completed
-- message: Parental or child factors at assessment should only be present for a completed assessment.
-- severity: error
-- flags: Assessments(AssessmentAuthorisationDate, AssessmentFactors)
-- needs: Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Give the date on which the assessment was authorised, or take the factors out until it is.
-- source: CIN census rule 8614, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments
from Assessments
where
    Assessments.AssessmentAuthorisationDate is null
    and Assessments.AssessmentFactors is not null

/* examples
- name: one factor and no end, or an end that is no day
  Assessments: [{AssessmentActualStartDate: 2025-05-01}, {assessment_number: 2, AssessmentAuthorisationDate: '31/31/2025'}]
  AssessmentFactorsList: [{AssessmentFactor: 1A}, {assessment_number: 2, AssessmentFactor: 2A}]
  flags: {Assessments: [1, 2]}
- name: completed with factors
  Assessments: [{AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}]
  AssessmentFactorsList: [{AssessmentFactor: 1A}]
  flags: {}
- name: not completed, without factors; the factors are those of another assessment
  Assessments: [{AssessmentActualStartDate: 2025-05-01}, {assessment_number: 2, AssessmentAuthorisationDate: 2025-06-01}]
  AssessmentFactorsList: [{assessment_number: 2, AssessmentFactor: 1A}]
  flags: {}
*/
