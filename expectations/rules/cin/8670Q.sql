-- title: An assessment begun more than 45 working days before the end of the year is not completed
-- message: Please check and either amend data or provide a reason: Assessment started more than 45 working days before the end of the census year. However, there is no Assessment end date.
-- severity: query
-- flags: Assessments(AssessmentAuthorisationDate, AssessmentActualStartDate)
-- needs: Assessments
-- years: 2023-
-- dimension: timeliness
-- to do: Give the date on which the assessment was authorised, or say why it is still going on.
-- choice: Working days are counted after the start, up to and with the last day of the year; more than
--   45 of them fail.
-- differs: It counts the last day of the year as day 1, so that an assessment begun exactly 45 working
--   days before the end fails too (44 and 45 where the last day is not a working day); the words
--   say more than 45.
-- source: CIN census rule 8670Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with in_time as (
    select min(calendar.day) as first_day
    from calendar
    where
        calendar.number
        >= (select number from calendar where day = collection_end()) - 45
)

select Assessments.row_id as Assessments
from Assessments
cross join in_time
where
    Assessments.AssessmentAuthorisationDate is null
    and Assessments.AssessmentActualStartDate < in_time.first_day

/* examples
- name: begun 46 working days before the end, and long before
  year: 2026
  Assessments: [{AssessmentActualStartDate: 2026-01-26}, {assessment_number: 2, AssessmentActualStartDate: 1980-01-01}]
  flags: {Assessments: [1, 2]}
- name: begun 45 working days before the end, completed, or without a start
  year: 2026
  Assessments:
    - {AssessmentActualStartDate: 2026-01-27}
    - {assessment_number: 2, AssessmentActualStartDate: 2026-01-26, AssessmentAuthorisationDate: 2026-03-31}
    - {assessment_number: 3}
  flags: {}
- name: the year ends on a Sunday after Good Friday; 45 working days before it is 25 January
  year: 2024
  Assessments: [{AssessmentActualStartDate: 2024-01-24}, {assessment_number: 2, AssessmentActualStartDate: 2024-01-25}]
  flags: {Assessments: [1]}
*/
