-- title: A CIN plan ends after the child's death
-- message: CIN Plan cannot end after the child’s Date of Death
-- severity: query
-- flags: ChildIdentifiers(PersonDeathDate), CINplanDates(CINPlanEndDate)
-- needs: ChildIdentifiers, CINplanDates
-- years: 2023-
-- dimension: consistency
-- to do: Correct the end of the plan or the date of death.
-- choice: Records without LA Child ID are not compared.
-- source: CIN census rule 4009Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers, CINplanDates.row_id as CINplanDates
from CINplanDates
join ChildIdentifiers using (LAchildID)
where ChildIdentifiers.PersonDeathDate < CINplanDates.CINPlanEndDate

/* examples
- name: the day after
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}]
  CINplanDates: [{CINPlanEndDate: 2025-06-02, cin_detail_number: 2}]
  flags: {ChildIdentifiers: [1], CINplanDates: [1]}
- name: on the day, or no end; alive
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}, {LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINplanDates:
    - {CINPlanEndDate: 2025-06-01}
    - {CINPlanStartDate: 2025-07-01}
    - {CINPlanEndDate: 2025-06-02, LAchildID: B}
  flags: {}
*/
