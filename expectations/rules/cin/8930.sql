-- title: A child protection plan ended outside the census year
-- message: Child Protection Plan End Date must fall within the census year
-- severity: error
-- flags: ChildProtectionPlans(CPPendDate)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: validity
-- to do: Correct the end of the plan, or take it out if it was not open in the year.
-- source: CIN census rule 8930, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where ChildProtectionPlans.CPPendDate not between collection_start() and collection_end()

/* examples
- name: the day before the year and the day after it
  year: 2026
  ChildProtectionPlans: [{CPPendDate: 2025-03-31}, {cp_plan_number: 2, CPPendDate: 2026-04-01}]
  flags: {ChildProtectionPlans: [1, 2]}
- name: the first and the last day of the year, and none
  year: 2026
  ChildProtectionPlans:
    - {CPPendDate: 2025-04-01}
    - {cp_plan_number: 2, CPPendDate: 2026-03-31}
    - {cp_plan_number: 3}
  flags: {}
*/
