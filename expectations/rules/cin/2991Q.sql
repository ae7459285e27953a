-- title: A section 47 enquiry in an episode without an assessment
-- message: Please check and either amend data or provide a reason: A Section 47 module is recorded
--   and there is no assessment on the episode
-- severity: query
-- flags: Section47(LAchildID)
-- needs: Section47, Assessments
-- years: 2023-
-- dimension: completeness
-- to do: Enter the assessment of the episode, or say why there is none.
-- source: CIN census rule 2991Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Section47.row_id as Section47
from Section47
anti join Assessments using (CINdetailsID)

/* examples
- name: two enquiries, no assessment; an assessment in another episode
  Section47: [{}, {s47_number: 2}]
  Assessments: [{cin_detail_number: 2}]
  flags: {Section47: [1, 2]}
- name: an assessment in the episode, or no enquiry
  Section47: [{}]
  Assessments: [{}, {cin_detail_number: 2}]
  flags: {}
- name: assessments did not come
  Section47: [{}]
  without: [Assessments]
  state: not run
  flags: {}
*/
