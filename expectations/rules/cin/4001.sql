-- title: A CIN plan and a child protection plan are both open
-- message: A CIN Plan cannot run concurrently with a Child Protection Plan
-- severity: error
-- flags: ChildProtectionPlans(CPPendDate), CINplanDates(CINPlanEndDate)
-- needs: ChildProtectionPlans, CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Give the end date of the plan that has ended.
-- choice: Two plans of one episode without end dates; the CIN plan has a start date. Plans that
--   overlap in other ways are for rules 4016 and 4017.
-- source: CIN census rule 4001, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, CINplanDates.row_id as CINplanDates
from ChildProtectionPlans
join CINplanDates using (CINdetailsID)
where
    ChildProtectionPlans.CPPendDate is null
    and CINplanDates.CINPlanEndDate is null
    and CINplanDates.CINPlanStartDate is not null

/* examples
- name: both open
  ChildProtectionPlans: [{}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  flags: {ChildProtectionPlans: [1], CINplanDates: [1]}
- name: one has ended, or the CIN plan has no start
  ChildProtectionPlans: [{CPPendDate: 2025-07-01}, {cin_detail_number: 2}]
  CINplanDates:
    - {CINPlanStartDate: 2025-05-01}
    - {CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01, cin_detail_number: 2}
    - {cin_detail_number: 2, cin_plan_number: 2}
  flags: {}
- name: in different episodes
  ChildProtectionPlans: [{}]
  CINplanDates: [{CINPlanStartDate: 2025-05-01, cin_detail_number: 2}]
  flags: {}
*/
