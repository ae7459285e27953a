-- title: An assessment starts while another of the episode is going on
-- message: An Assessment is shown as starting when there is another Assessment ongoing.
-- severity: query
-- flags: later = Assessments(AssessmentActualStartDate), earlier =
--   Assessments(AssessmentActualStartDate, AssessmentAuthorisationDate)
-- needs: Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that one assessment is completed before the next starts, or say why both were going on.
-- choice: An assessment goes on to its last day, with it, or to the last day of the year if it is not
--   completed.
-- differs: It takes two assessments of one episode with the same dates for one and lets them pass; here
--   they overlap.
-- source: CIN census rule 8863Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select later.row_id as later, earlier.row_id as earlier
from Assessments as later
join Assessments as earlier
    on
        later.LAchildID = earlier.LAchildID
        and later.CINdetailsID = earlier.CINdetailsID
        and later.row_id <> earlier.row_id
        and later.AssessmentActualStartDate >= earlier.AssessmentActualStartDate
where
    later.AssessmentActualStartDate
    <= coalesce(earlier.AssessmentAuthorisationDate, collection_end())

/* examples
- name: starts on the day on which the other is completed, and while one is open on the last day of the year
  year: 2026
  Assessments:
    - {AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2025-06-01, AssessmentAuthorisationDate: 2025-07-01}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-01}
    - {cin_detail_number: 2, assessment_number: 2, AssessmentActualStartDate: 2026-03-31}
  flags: {later: [2, 4], earlier: [1, 3]}
- name: two with the same dates, and two open ones of one day
  Assessments:
    - {AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-01}
    - {cin_detail_number: 2, assessment_number: 2, AssessmentActualStartDate: 2025-05-01}
  flags: {later: [1, 2, 3, 4], earlier: [1, 2, 3, 4]}
- name: starts the day after, in another episode, of another child, or has no start
  Assessments:
    - {AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}
    - {assessment_number: 2, AssessmentActualStartDate: 2025-06-02}
    - {assessment_number: 3}
    - {cin_detail_number: 2, AssessmentActualStartDate: 2025-05-10}
    - {child_number: 2, LAchildID: B, AssessmentActualStartDate: 2025-05-10}
  flags: {}
- name: starts after the year while one is open
  year: 2026
  Assessments: [{AssessmentActualStartDate: 2025-05-01}, {assessment_number: 2, AssessmentActualStartDate: 2026-04-01}]
  flags: {}
*/
