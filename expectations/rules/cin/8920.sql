-- title: A child protection plan ends after the child's death
-- message: Child Protection Plan cannot end after the child’s Date of Death
-- severity: error
-- flags: ChildProtectionPlans(CPPendDate), ChildIdentifiers(PersonDeathDate)
-- needs: ChildProtectionPlans, ChildIdentifiers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the end of the plan or the date of death.
-- source: CIN census rule 8920, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans, ChildIdentifiers.row_id as ChildIdentifiers
from ChildProtectionPlans
join ChildIdentifiers using (LAchildID)
where ChildProtectionPlans.CPPendDate > ChildIdentifiers.PersonDeathDate

/* examples
- name: the day after the death, in the second episode
  ChildIdentifiers: [{PersonDeathDate: 2025-05-01}]
  ChildProtectionPlans:
    - {CPPendDate: 2025-04-20}
    - {cin_detail_number: 2, CPPendDate: 2025-05-02}
  flags: {ChildProtectionPlans: [2], ChildIdentifiers: [1]}
- name: on the day of the death; without a date; after the death of another child
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers:
    - {PersonDeathDate: 2025-05-01}
    - {child_number: 2, LAchildID: B}
  ChildProtectionPlans:
    - {CPPendDate: 2025-05-01}
    - {cp_plan_number: 2}
    - {child_number: 2, LAchildID: B, CPPendDate: 2025-05-02}
  flags: {}
*/
