-- title: An episode has activity after its closure
-- message: Activity shown after a case has been closed
-- severity: error
-- flags: CINdetails(CINclosureDate, DateOfInitialCPC), Assessments(AssessmentActualStartDate,
--   AssessmentAuthorisationDate), Section47(S47ActualStartDate, DateOfInitialCPC),
--   ChildProtectionPlans(CPPendDate), CINplanDates(CINPlanStartDate, CINPlanEndDate)
-- needs: CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of closure or the dates of the activity, or move it to the episode it is
--   of.
-- choice: The dates are those that are named under flags; the start of a child protection plan is
--   none of them. Of a record with two dates both are marked if one is late.
-- differs: The validator tests an example in place of the return's child protection plans, so it
--   never finds one that ends after the closure, and where CIN plans are late it marks other
--   records. We test the real ones and mark the late records.
-- source: CIN census rule 8565, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with activity as (
    select CINdetailsID, DateOfInitialCPC as last_day from CINdetails
    union all by name
    select
        CINdetailsID,
        row_id as Assessments,
        greatest(AssessmentActualStartDate, AssessmentAuthorisationDate) as last_day
    from Assessments
    union all by name
    select
        CINdetailsID,
        row_id as Section47,
        greatest(S47ActualStartDate, DateOfInitialCPC) as last_day
    from Section47
    union all by name
    select CINdetailsID, row_id as ChildProtectionPlans, CPPendDate as last_day
    from ChildProtectionPlans
    union all by name
    select
        CINdetailsID,
        row_id as CINplanDates,
        greatest(CINPlanStartDate, CINPlanEndDate) as last_day
    from CINplanDates
)

select
    CINdetails.row_id as CINdetails,
    activity.Assessments,
    activity.Section47,
    activity.ChildProtectionPlans,
    activity.CINplanDates
from CINdetails
join activity using (CINdetailsID)
where CINdetails.CINclosureDate < activity.last_day

/* examples
- name: a conference of the episode the day after
  CINdetails: [{CINclosureDate: 2025-06-01, DateOfInitialCPC: 2025-06-02}]
  flags: {CINdetails: [1]}
- name: assessments
  CINdetails: [{CINclosureDate: 2025-06-01}]
  Assessments:
    - {AssessmentActualStartDate: 2025-06-02}
    - {AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-02}
    - {AssessmentActualStartDate: 2025-06-02, AssessmentAuthorisationDate: 2025-05-01}
    - {AssessmentActualStartDate: 2025-05-01, AssessmentAuthorisationDate: 2025-06-01}
  flags: {CINdetails: [1], Assessments: [1, 2, 3]}
- name: enquiries
  CINdetails: [{CINclosureDate: 2025-06-01}]
  Section47:
    - {S47ActualStartDate: 2025-06-01}
    - {S47ActualStartDate: 2025-06-02}
    - {DateOfInitialCPC: 2025-06-02}
  flags: {CINdetails: [1], Section47: [2, 3]}
- name: plans
  CINdetails: [{CINclosureDate: 2025-06-01}]
  ChildProtectionPlans:
    - {CPPendDate: 2025-06-02}
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}
  CINplanDates:
    - {CINPlanStartDate: 2025-06-02}
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-02}
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}
  flags: {CINdetails: [1], ChildProtectionPlans: [1], CINplanDates: [1, 2]}
- name: all on the day of closure, or a plan that only starts later
  CINdetails: [{CINclosureDate: 2025-06-01, DateOfInitialCPC: 2025-06-01}]
  Assessments: [{AssessmentActualStartDate: 2025-06-01, AssessmentAuthorisationDate: 2025-06-01}]
  Section47: [{S47ActualStartDate: 2025-06-01, DateOfInitialCPC: 2025-06-01}]
  ChildProtectionPlans: [{CPPstartDate: 2025-07-01, CPPendDate: 2025-06-01}, {}]
  CINplanDates: [{CINPlanStartDate: 2025-06-01, CINPlanEndDate: 2025-06-01}, {}]
  flags: {}
- name: not closed, or activity of another episode
  CINdetails: [{CINclosureDate: 2025-06-01}, {cin_detail_number: 2}]
  Assessments: [{AssessmentActualStartDate: 2025-06-02, cin_detail_number: 2}]
  Section47: [{S47ActualStartDate: 2025-06-02, cin_detail_number: 2}]
  flags: {}
*/
