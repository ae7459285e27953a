-- title: An assessment was completed outside the census year
-- message: Assessment end date must fall within the census year
-- severity: error
-- flags: Assessments(AssessmentAuthorisationDate)
-- needs: Assessments
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of authorisation, or take the assessment out if it was not open in the year.
-- source: CIN census rule 8696, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Assessments.row_id as Assessments
from Assessments
where Assessments.AssessmentAuthorisationDate not between collection_start() and collection_end()

/* examples
- name: the day before the year and the day after it
  year: 2026
  Assessments: [{AssessmentAuthorisationDate: 2025-03-31}, {assessment_number: 2, AssessmentAuthorisationDate: 2026-04-01}]
  flags: {Assessments: [1, 2]}
- name: the first and the last day of the year, and none
  year: 2026
  Assessments: [{AssessmentAuthorisationDate: 2025-04-01}, {assessment_number: 2, AssessmentAuthorisationDate: 2026-03-31}, {assessment_number: 3}]
  flags: {}
*/
