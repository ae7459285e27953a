-- title: An episode closed after assessment has further activity
-- message: Activity is recorded against a case marked as ‘Case closed after assessment, no further
--   action’ or 'case closed after assessment, referred to early help'.
-- severity: error
-- flags: CINdetails(ReasonForClosure, DateOfInitialCPC), ChildProtectionPlans(LAchildID),
--   Section47(LAchildID), CINplanDates(LAchildID)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the reason for which the case was closed in the end, or remove what belongs
--   elsewhere.
-- choice: Activity is an initial conference of the episode, a section 47 enquiry, a CIN plan or a
--   child protection plan, whatever its dates.
-- differs: The validator marks only the conference date of the episode, even if there is none; we
--   mark the reason for closure too.
-- source: CIN census rule 2990, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with activity as (
    select CINdetailsID, row_id as ChildProtectionPlans from ChildProtectionPlans
    union all by name
    select CINdetailsID, row_id as Section47 from Section47
    union all by name
    select CINdetailsID, row_id as CINplanDates from CINplanDates
)

select
    CINdetails.row_id as CINdetails,
    activity.ChildProtectionPlans,
    activity.Section47,
    activity.CINplanDates
from CINdetails
left join activity on CINdetails.CINdetailsID = activity.CINdetailsID
where
    CINdetails.ReasonForClosure in ('RC8', 'RC9')
    and (CINdetails.DateOfInitialCPC is not null or activity.CINdetailsID is not null)

/* examples
- name: an enquiry and both kinds of plan
  CINdetails: [{ReasonForClosure: RC8}]
  Section47: [{}, {s47_number: 2}]
  CINplanDates: [{}]
  ChildProtectionPlans: [{}]
  flags: {CINdetails: [1], Section47: [1, 2], CINplanDates: [1], ChildProtectionPlans: [1]}
- name: a conference of the episode only
  CINdetails: [{ReasonForClosure: RC9, DateOfInitialCPC: 2025-05-01}]
  flags: {CINdetails: [1]}
- name: assessments only, another reason, or activity of another episode
  CINdetails:
    - {ReasonForClosure: RC8}
    - {ReasonForClosure: RC7, DateOfInitialCPC: 2025-05-01, cin_detail_number: 2}
    - {cin_detail_number: 3}
  Assessments: [{}]
  Section47: [{cin_detail_number: 2}, {cin_detail_number: 3}]
  flags: {}
*/
