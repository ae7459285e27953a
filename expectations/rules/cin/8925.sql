-- title: A child protection plan ends before it starts
-- message: Child Protection Plan End Date earlier than Start Date
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate, CPPendDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start or the end of the plan.
-- source: CIN census rule 8925, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where ChildProtectionPlans.CPPendDate < ChildProtectionPlans.CPPstartDate

/* examples
- name: ends the day before
  ChildProtectionPlans: [{CPPstartDate: 2025-05-02, CPPendDate: 2025-05-01}]
  flags: {ChildProtectionPlans: [1]}
- name: ends on the day (rule 8840 asks that), is open, or has no start
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-02, CPPendDate: 2025-05-02}
    - {cp_plan_number: 2, CPPstartDate: 2025-06-02}
    - {cp_plan_number: 3, CPPendDate: 2025-05-01}
  flags: {}
*/
