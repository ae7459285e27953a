-- title: A child protection plan starts after the child's death
-- message: Child Protection Plan shown as starting after the child’s Date of Death
-- severity: error
-- flags: ChildProtectionPlans(CPPstartDate), ChildIdentifiers(PersonDeathDate)
-- needs: ChildProtectionPlans, ChildIdentifiers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the plan or the date of death.
-- source: CIN census rule 8915, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, ChildIdentifiers.row_id as ChildIdentifiers
from ChildProtectionPlans
join ChildIdentifiers using (LAchildID)
where ChildProtectionPlans.CPPstartDate > ChildIdentifiers.PersonDeathDate

/* examples
- name: the day after the death, in the second episode
  ChildIdentifiers: [{PersonDeathDate: 2025-05-01}]
  ChildProtectionPlans:
    - {CPPstartDate: 2025-04-20}
    - {cin_detail_number: 2, CPPstartDate: 2025-05-02}
  flags: {ChildProtectionPlans: [2], ChildIdentifiers: [1]}
- name: on the day of the death; without a date; after the death of another child
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers:
    - {PersonDeathDate: 2025-05-01}
    - {child_number: 2, LAchildID: B}
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {cp_plan_number: 2}
    - {child_number: 2, LAchildID: B, CPPstartDate: 2025-05-02}
  flags: {}
*/
