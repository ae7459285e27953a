-- title: A child protection plan has no start, or one after the census year
-- message: Child Protection Plan Start Date missing or out of data collection period
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: validity
-- to do: Give the day on which the plan started.
-- choice: No lower edge: a plan that began before the year and went on into it belongs to the return.
-- source: CIN census rule 8720, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where
    ChildProtectionPlans.CPPstartDate is null
    or ChildProtectionPlans.CPPstartDate > collection_end()

/* examples
- name: no start, a start that is no day, and a start the day after the year
  year: 2026
  ChildProtectionPlans:
    - {CPPendDate: 2025-06-01}
    - {cp_plan_number: 2, CPPstartDate: '31/31/2025'}
    - {cp_plan_number: 3, CPPstartDate: 2026-04-01}
  flags: {ChildProtectionPlans: [1, 2, 3]}
- name: on the last day of the year, and long before it
  year: 2026
  ChildProtectionPlans: [{CPPstartDate: 2026-03-31}, {cp_plan_number: 2, CPPstartDate: 2023-05-01}]
  flags: {}
*/
