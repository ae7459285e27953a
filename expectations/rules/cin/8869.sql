-- title: The factor 21 is given beside other factors
-- message: The assessment factors code “21” cannot be used in conjunction with any other assessment factors.
-- severity: error
-- flags: Assessments(AssessmentFactors)
-- needs: Assessments, AssessmentFactorsList
-- years: 2023-
-- dimension: consistency
-- to do: Take out the factor 21, or the other factors of the assessment.
-- choice: Asked within one assessment, whose row is flagged; a factor without a code is not another
--   factor.
-- differs: It expects one row of an assessment for each factor and takes all of one day in an episode
--   together; where the field holds the whole list, it never finds 21 beside others. It flags
--   the rows of the other factors, here the assessment.
-- source: CIN census rule 8869, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with contradicting as (
    select AssessmentID
    from AssessmentFactorsList
    group by AssessmentID
    having
        count(*) filter (AssessmentFactor = '21') > 0
        and count(*) filter (AssessmentFactor <> '21') > 0
)

select Assessments.row_id as Assessments
from Assessments
semi join contradicting using (AssessmentID)

/* examples
- name: 21 and another
  Assessments: [{AssessmentAuthorisationDate: 2025-05-01}]
  AssessmentFactorsList: [{AssessmentFactor: '21'}, {factor_number: 2, AssessmentFactor: 1A}]
  flags: {Assessments: [1]}
- name: 21 alone, twice, or beside an empty one; the others in another assessment of the same day or episode
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-05-01}
    - {cin_detail_number: 2, AssessmentAuthorisationDate: 2025-05-01}
  AssessmentFactorsList:
    - {AssessmentFactor: '21'}
    - {factor_number: 2, AssessmentFactor: '21'}
    - {factor_number: 3, LAchildID: A}
    - {assessment_number: 2, AssessmentFactor: 1A}
    - {assessment_number: 2, factor_number: 2, AssessmentFactor: '20'}
    - {cin_detail_number: 2, AssessmentFactor: 2A}
  flags: {}
*/
