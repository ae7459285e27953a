-- title: A CIN plan starts during a child protection plan
-- message: A CIN Plan has been reported as open at the same time as a Child Protection Plan.
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate, CPPendDate), CINplanDates(CINPlanStartDate)
-- needs: ChildProtectionPlans, CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the dates so that the CIN plan starts when the child protection plan has ended.
-- choice: Plans of all episodes of the child are compared. A CIN plan may start on the day on
--   which the other ends; one without an end lasts to the end of the year. Records without LA
--   Child ID are not compared.
-- source: CIN census rule 4016, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, CINplanDates.row_id as CINplanDates
from CINplanDates
join ChildProtectionPlans using (LAchildID)
where
    CINplanDates.CINPlanStartDate >= ChildProtectionPlans.CPPstartDate
    and (
        CINplanDates.CINPlanStartDate < ChildProtectionPlans.CPPendDate
        or (
            ChildProtectionPlans.CPPendDate is null
            and CINplanDates.CINPlanStartDate <= collection_end()
        )
    )

/* examples
- name: on its first day and the day before its last, in another episode
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}]
  CINplanDates:
    - {CINPlanStartDate: 2025-05-01, cin_detail_number: 2}
    - {CINPlanStartDate: 2025-05-31, cin_detail_number: 2}
  flags: {ChildProtectionPlans: [1], CINplanDates: [1, 2]}
- name: while it is open
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}]
  CINplanDates: [{CINPlanStartDate: 2026-03-31}]
  flags: {ChildProtectionPlans: [1], CINplanDates: [1]}
- name: before it, on its last day, or no start
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01, CPPendDate: 2025-06-01}]
  CINplanDates:
    - {CINPlanStartDate: 2025-04-30}
    - {CINPlanStartDate: 2025-06-01}
    - {CINPlanEndDate: 2025-05-15}
  flags: {}
- name: after the year; another child
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01}]
  CINplanDates: [{CINPlanStartDate: 2026-04-01}, {CINPlanStartDate: 2025-06-01, LAchildID: B}]
  flags: {}
*/
