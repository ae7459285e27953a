-- title: The number of previous child protection plans is missing
-- message: Total Number of previous Child Protection Plans missing
-- severity: error
-- flags: ChildProtectionPlans(NumberOfPreviousCPP)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: completeness
-- to do: Give the number of plans that the child had before this one, 0 if none.
-- choice: A number below zero, or one that cannot be read, counts as missing.
-- differs: A number that cannot be read stops it; here it fails.
-- source: CIN census rule 8730, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where
    ChildProtectionPlans.NumberOfPreviousCPP is null
    or ChildProtectionPlans.NumberOfPreviousCPP < 0

/* examples
- name: none given, below zero, not a number
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {cp_plan_number: 2, NumberOfPreviousCPP: -1}
    - {cp_plan_number: 3, NumberOfPreviousCPP: one}
  flags: {ChildProtectionPlans: [1, 2, 3]}
- name: nought and two
  ChildProtectionPlans: [{NumberOfPreviousCPP: 0}, {cp_plan_number: 2, NumberOfPreviousCPP: 2}]
  flags: {}
*/
