-- title: A CIN plan starts after the child's death
-- message: CIN Plan shown as starting after the child’s Date of Death.
-- severity: error
-- flags: ChildIdentifiers(PersonDeathDate), CINplanDates(CINPlanStartDate)
-- needs: ChildIdentifiers, CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the plan or the date of death.
-- choice: Records without LA Child ID are not compared.
-- source: CIN census rule 4008, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers, CINplanDates.row_id as CINplanDates
from CINplanDates
join ChildIdentifiers using (LAchildID)
where ChildIdentifiers.PersonDeathDate < CINplanDates.CINPlanStartDate

/* examples
- name: the day after
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}]
  CINplanDates: [{CINPlanStartDate: 2025-06-02, cin_detail_number: 2}]
  flags: {ChildIdentifiers: [1], CINplanDates: [1]}
- name: on the day, or no start; alive
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}, {LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINplanDates:
    - {CINPlanStartDate: 2025-06-01}
    - {CINPlanEndDate: 2025-07-01}
    - {CINPlanStartDate: 2025-06-02, LAchildID: B}
  flags: {}
*/
