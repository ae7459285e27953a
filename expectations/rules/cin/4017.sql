-- title: A child protection plan starts during a CIN plan
-- message: A CIN Plan has been reported as open at the same time as a Child Protection Plan.
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate), CINplanDates(CINPlanStartDate, CINPlanEndDate)
-- needs: ChildProtectionPlans, CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that the CIN plan ends when the child protection plan starts.
-- choice: Plans of all episodes of the child are compared. A child protection plan may start on
--   the day on which the other ends; one without an end lasts to the end of the year. Two plans
--   that start on one day break this rule and rule 4016. Records without LA Child ID are not
--   compared.
-- source: CIN census rule 4017, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, CINplanDates.row_id as CINplanDates
from ChildProtectionPlans
join CINplanDates using (LAchildID)
where
    ChildProtectionPlans.CPPstartDate >= CINplanDates.CINPlanStartDate
    and (
        ChildProtectionPlans.CPPstartDate < CINplanDates.CINPlanEndDate
        or (
            CINplanDates.CINPlanEndDate is null
            and ChildProtectionPlans.CPPstartDate <= collection_end()
        )
    )

/* examples
- name: on its first day and the day before its last, in another episode
  CINplanDates: [{CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}]
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, cin_detail_number: 2}
    - {CPPstartDate: 2025-05-31, cin_detail_number: 2, cp_plan_number: 2}
  flags: {ChildProtectionPlans: [1, 2], CINplanDates: [1]}
- name: while it is open
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  ChildProtectionPlans: [{CPPstartDate: 2026-03-31}]
  flags: {ChildProtectionPlans: [1], CINplanDates: [1]}
- name: before it, on its last day, or no start
  CINplanDates: [{CINPlanStartDate: 2025-05-01, CINPlanEndDate: 2025-06-01}]
  ChildProtectionPlans:
    - {CPPstartDate: 2025-04-30}
    - {CPPstartDate: 2025-06-01}
    - {CPPendDate: 2025-05-15}
  flags: {}
- name: after the year; another child
  CINplanDates: [{CINPlanStartDate: 2025-05-01}]
  ChildProtectionPlans: [{CPPstartDate: 2026-04-01}, {CPPstartDate: 2025-06-01, LAchildID: B}]
  flags: {}
*/
