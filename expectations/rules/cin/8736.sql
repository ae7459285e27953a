-- title: An assessment that is not completed began outside the census year
-- message: For an Assessment that has not been completed, the start date must fall within the census year
-- severity: error
-- flags: Assessments(AssessmentAuthorisationDate, AssessmentActualStartDate)
-- needs: Assessments
-- years: 2023-
-- dimension: validity
-- to do: Give the date on which the assessment was authorised, or correct its start.
-- differs: An assessment without a start fails there; the rule asks the start where it is present, so
--   that here it passes.
-- source: CIN census rule 8736, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments
from Assessments
where
    Assessments.AssessmentAuthorisationDate is null
    and Assessments.AssessmentActualStartDate
    not between collection_start() and collection_end()

/* examples
- name: began the day before the year and the day after it
  year: 2026
  Assessments: [{AssessmentActualStartDate: 2025-03-31}, {assessment_number: 2, AssessmentActualStartDate: 2026-04-01}]
  flags: {Assessments: [1, 2]}
- name: first and last day of the year, completed, and without a start
  year: 2026
  Assessments:
    - {AssessmentActualStartDate: 2025-04-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2026-03-31}
    - {assessment_number: 3, AssessmentActualStartDate: 2025-03-31, AssessmentAuthorisationDate: 2025-04-10}
    - {assessment_number: 4}
  flags: {}
*/
