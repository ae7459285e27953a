-- title: An assessment has the same factor twice
-- message: The assessment has more than one parental or child factors with the same code
-- severity: error
-- flags: Assessments(AssessmentFactors)
-- needs: Assessments, AssessmentFactorsList
-- years: 2023-
-- dimension: uniqueness
-- to do: Give each factor of the assessment once.
-- choice: The row of the assessment is flagged.
-- differs: It takes two factors without a code for the same; here they have none. Where its field holds
--   a list, it stops with an error.
-- source: CIN census rule 8898, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with repeated as (
    select distinct AssessmentID
    from AssessmentFactorsList
    where AssessmentFactor is not null
    group by AssessmentID, AssessmentFactor
    having count(*) > 1
)

select Assessments.row_id as Assessments
from Assessments
semi join repeated using (AssessmentID)

/* examples
- name: the same code twice beside another
  Assessments: [{AssessmentAuthorisationDate: 2025-05-01}]
  AssessmentFactorsList:
    - {AssessmentFactor: 1A}
    - {factor_number: 2, AssessmentFactor: 2A}
    - {factor_number: 3, AssessmentFactor: 1A}
  flags: {Assessments: [1]}
- name: the same code in two assessments, and two without a code
  Assessments: [{AssessmentAuthorisationDate: 2025-05-01}, {assessment_number: 2}]
  AssessmentFactorsList:
    - {AssessmentFactor: 1A}
    - {factor_number: 2, AssessmentFactor: 1B}
    - {assessment_number: 2, AssessmentFactor: 1A}
    - {assessment_number: 2, factor_number: 2, LAchildID: A}
    - {assessment_number: 2, factor_number: 3, LAchildID: A}
  flags: {}
*/
