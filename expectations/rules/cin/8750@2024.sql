-- title: The gender of an unborn child is not 0
-- message: Gender must equal 0 for an unborn child
-- severity: error
-- flags: ChildIdentifiers(GenderCurrent, PersonBirthDate, ExpectedPersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2023-2024
-- dimension: consistency
-- to do: Give 0 as the gender, or the date of birth if the child has been born.
-- choice: To 2024 the census had GenderCurrent, whose 0 is not known, in place of Sex; the wording of
--   then is kept in the text of rule 8750, which says 0.
-- source: CIN census rule 8750, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers
from ChildIdentifiers
where
    ChildIdentifiers.PersonBirthDate is null
    and ChildIdentifiers.ExpectedPersonBirthDate is not null
    and ChildIdentifiers.GenderCurrent is distinct from '0'

/* examples
- name: another gender, or none
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2024-06-01, GenderCurrent: '2'}
    - {child_number: 2, LAchildID: B, ExpectedPersonBirthDate: 2024-06-01}
  flags: {ChildIdentifiers: [1, 2]}
- name: unborn with 0, born, and without either date
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}]
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2024-06-01, GenderCurrent: '0'}
    - {child_number: 2, LAchildID: B, PersonBirthDate: 2023-06-01, GenderCurrent: '2'}
    - {child_number: 3, LAchildID: C, GenderCurrent: '1'}
  flags: {}
*/
