-- title: An assessment ends before it starts
-- message: Assessment Start Date cannot be later than its End Date
-- severity: error
-- flags: Assessments(AssessmentActualStartDate, AssessmentAuthorisationDate)
-- needs: Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the assessment or the day of its authorisation.
-- source: CIN census rule 8608, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as Assessments
from Assessments
where AssessmentActualStartDate > AssessmentAuthorisationDate

/* examples
- name: ends the day before
  Assessments: [{AssessmentActualStartDate: 2025-06-02, AssessmentAuthorisationDate: 2025-06-01}]
  flags: {Assessments: [1]}
- name: ends on the same day, or a date is missing
  Assessments:
    - {AssessmentActualStartDate: 2025-06-02, AssessmentAuthorisationDate: 2025-06-02}
    - {AssessmentActualStartDate: 2025-06-02}
    - {AssessmentAuthorisationDate: 2025-06-01}
  flags: {}
*/
