-- title: A review is on or before the day on which its plan starts
-- message: The review date cannot be on the same day or before the Child protection Plan start date.
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate), Reviews(CPPreviewDate)
-- needs: ChildProtectionPlans, Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the review or the start of the plan.
-- source: CIN census rule 8841, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, Reviews.row_id as Reviews
from ChildProtectionPlans
join Reviews using (LAchildID, CINdetailsID, CPPID)
where Reviews.CPPreviewDate <= ChildProtectionPlans.CPPstartDate

/* examples
- name: on the day of the start and before it
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}]
  Reviews: [{CPPreviewDate: 2025-05-01}, {cp_review_number: 2, CPPreviewDate: 2025-04-20}]
  flags: {ChildProtectionPlans: [1], Reviews: [1, 2]}
- name: the day after; before the start of another plan; without a date
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {cp_plan_number: 2, CPPstartDate: 2025-08-01}
    - {cin_detail_number: 2, CPPstartDate: 2025-09-01}
    - {cin_detail_number: 3}
  Reviews:
    - {CPPreviewDate: 2025-05-02}
    - {cp_review_number: 2}
    - {cin_detail_number: 3, CPPreviewDate: 2025-05-02}
  flags: {}
*/
