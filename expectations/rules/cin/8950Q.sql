-- title: The factor 19A is used
-- message: Please check and either amend data or provide a reason: the assessment factors code '19A' should not be used ('19B' or '19C' should be used instead)
-- severity: query
-- flags: Assessments(AssessmentFactors)
-- needs: Assessments, AssessmentFactorsList
-- years: 2025-
-- dimension: validity
-- to do: Give 19B (by another child) or 19C (by an adult) in its place, or say why 19A holds.
-- choice: The row of the assessment is flagged.
-- differs: It compares the whole field with 19A, so that 19A among other factors of a list is missed
--   there.
-- source: CIN census rule 8950Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments
from Assessments
semi join AssessmentFactorsList
    on
        Assessments.AssessmentID = AssessmentFactorsList.AssessmentID
        and upper(AssessmentFactorsList.AssessmentFactor) = '19A'

/* examples
- name: alone, in small letters, and among others
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-06-01}
  AssessmentFactorsList:
    - {AssessmentFactor: 19a}
    - {assessment_number: 2, AssessmentFactor: 1A}
    - {assessment_number: 2, factor_number: 2, AssessmentFactor: 19A}
  flags: {Assessments: [1, 2]}
- name: the codes to be used, and no factor
  Assessments:
    - {AssessmentAuthorisationDate: 2025-05-01}
    - {assessment_number: 2, AssessmentAuthorisationDate: 2025-06-01}
  AssessmentFactorsList:
    - {AssessmentFactor: 19B}
    - {factor_number: 2, AssessmentFactor: 19C}
    - {cin_detail_number: 2, AssessmentFactor: 19A}
  flags: {}
- name: not a rule of the year before
  year: 2024
  Assessments: [{AssessmentAuthorisationDate: 2023-05-01}]
  AssessmentFactorsList: [{AssessmentFactor: 19A}]
  state: not applicable
  flags: {}
*/
