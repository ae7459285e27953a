-- title: A case closed after assessment has no assessment
-- message: Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed after assessment) or RC9 (case closed after assessment, referred to early help) has been returned but there is no assessment present for the episode.
-- severity: query
-- flags: CINdetails(ReasonForClosure)
-- needs: CINdetails, Assessments
-- years: 2023-
-- dimension: consistency
-- to do: Give the assessment of the episode, or the reason for which it was closed.
-- choice: Any assessment of the episode will do, whatever its dates.
-- source: CIN census rule 8825Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select CINdetails.row_id as CINdetails
from CINdetails
anti join Assessments using (LAchildID, CINdetailsID)
where CINdetails.ReasonForClosure in ('RC8', 'RC9')

/* examples
- name: none in the episode, though in another one and with another child
  CINdetails:
    - {ReasonForClosure: RC8}
    - {cin_detail_number: 2, ReasonForClosure: RC9}
    - {cin_detail_number: 3, ReasonForClosure: RC7}
  Assessments: [{cin_detail_number: 3}, {child_number: 2, LAchildID: B}]
  flags: {CINdetails: [1, 2]}
- name: an assessment, another reason, no reason
  CINdetails:
    - {ReasonForClosure: RC8}
    - {cin_detail_number: 2, ReasonForClosure: RC7}
    - {cin_detail_number: 3}
  Assessments: [{AssessmentActualStartDate: 2025-05-01}]
  flags: {}
- name: the return came without assessments
  without: [Assessments]
  CINdetails: [{ReasonForClosure: RC8}]
  state: not run
  flags: {}
*/
