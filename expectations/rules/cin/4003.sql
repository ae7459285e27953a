-- title: A child protection review was held while a CIN plan was open
-- message: A CPP review date is shown as being held at the same time as an open CIN Plan.
-- severity: error
-- flags: ChildProtectionPlans(CPPendDate), CINplanDates(CINPlanStartDate, CINPlanEndDate),
--   Reviews(CPPreviewDate)
-- needs: ChildProtectionPlans, CINplanDates, Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the review or the dates of the CIN plan.
-- choice: A CIN plan is open from its start to the day before its end, or to the end of the year
--   if it has no end. A review on the day on which its child protection plan ends passes.
-- differs: The validator asks for the end of the child protection plan where that of the CIN plan
--   is meant, so it passes reviews of plans that go on and reviews during a CIN plan that has no
--   end; we flag both. It compares the CIN plans of all episodes of the child; we those of the
--   review's episode, as the rule's text says. We mark the end of the CIN plan too.
-- source: CIN census rule 4003, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select
    ChildProtectionPlans.row_id as ChildProtectionPlans,
    CINplanDates.row_id as CINplanDates,
    Reviews.row_id as Reviews
from Reviews
join ChildProtectionPlans using (CINdetailsID, CPPID)
join CINplanDates using (CINdetailsID)
where
    Reviews.CPPreviewDate >= CINplanDates.CINPlanStartDate
    and (
        Reviews.CPPreviewDate < CINplanDates.CINPlanEndDate
        or (CINplanDates.CINPlanEndDate is null and Reviews.CPPreviewDate <= collection_end())
    )
    and Reviews.CPPreviewDate is distinct from ChildProtectionPlans.CPPendDate

/* examples
- name: on the first day of the CIN plan, and the day before its last
  ChildProtectionPlans: [{CPPendDate: 2025-09-01}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}]
  Reviews: [{CPPreviewDate: 2025-05-01}, {CPPreviewDate: 2025-05-31, cp_review_number: 2}]
  flags: {ChildProtectionPlans: [1], CINplanDates: [1], Reviews: [1, 2]}
- name: both plans go on
  ChildProtectionPlans: [{}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  Reviews: [{CPPreviewDate: 2026-03-31}]
  flags: {ChildProtectionPlans: [1], CINplanDates: [1], Reviews: [1]}
- name: before the CIN plan, or on its last day
  ChildProtectionPlans: [{}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}]
  Reviews:
    - {CPPreviewDate: 2025-04-30}
    - {CPPreviewDate: 2025-06-01, cp_review_number: 2}
    - {cp_review_number: 3}
  flags: {}
- name: on the day on which the child protection plan ends, or after the year
  ChildProtectionPlans: [{CPPendDate: 2025-05-01}, {cp_plan_number: 2}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  Reviews: [{CPPreviewDate: 2025-05-01}, {CPPreviewDate: 2026-04-01, cp_plan_number: 2}]
  flags: {}
- name: a CIN plan of another episode
  ChildProtectionPlans: [{}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01, cin_detail_number: 2}]
  Reviews: [{CPPreviewDate: 2025-06-01}]
  flags: {}
*/
