-- title: An episode was closed by death, and the child has no date of death
-- message: Please check and either amend or provide a reason: CIN episode shows Died as the
--   Closure Reason, however child has no recorded Date of Death
-- severity: query
-- flags: ChildIdentifiers(PersonDeathDate), CINdetails(ReasonForClosure)
-- needs: ChildIdentifiers, CINdetails
-- years: 2023-
-- dimension: consistency
-- to do: Give the date of death, or correct the reason for closure.
-- choice: Records without LA Child ID are not compared.
-- source: CIN census rule 8585Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers, CINdetails.row_id as CINdetails
from ChildIdentifiers
join CINdetails using (LAchildID)
where CINdetails.ReasonForClosure = 'RC2' and ChildIdentifiers.PersonDeathDate is null

/* examples
- name: no date, or one that cannot be read
  ChildIdentifiers: [{}, {PersonDeathDate: 31/31/2025, LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINdetails: [{ReasonForClosure: RC2}, {ReasonForClosure: RC2, LAchildID: B}]
  flags: {ChildIdentifiers: [1, 2], CINdetails: [1, 2]}
- name: a date, or another reason
  ChildIdentifiers: [{PersonDeathDate: 2025-06-01}, {LAchildID: B}]
  ChildCharacteristics: [{}, {LAchildID: B}]
  CINdetails: [{ReasonForClosure: RC2}, {ReasonForClosure: RC7, LAchildID: B}, {LAchildID: B}]
  flags: {}
*/
