-- title: A child protection plan starts and ends on one day
-- message: Child Protection Plan cannot start and end on the same day
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate, CPPendDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start or the end of the plan, or take it out if there was none.
-- source: CIN census rule 8840, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where ChildProtectionPlans.CPPstartDate = ChildProtectionPlans.CPPendDate

/* examples
- name: one day
  ChildProtectionPlans: [{CPPstartDate: 2025-05-01, CPPendDate: 2025-05-01}]
  flags: {ChildProtectionPlans: [1]}
- name: two days, the end before the start, no dates, and another plan that starts on the day
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01, CPPendDate: 2025-05-02}
    - {cp_plan_number: 2, CPPstartDate: 2025-05-02, CPPendDate: 2025-05-01}
    - {cp_plan_number: 3}
    - {cp_plan_number: 4, CPPstartDate: '31/31/2025', CPPendDate: '31/31/2025'}
  flags: {}
*/
