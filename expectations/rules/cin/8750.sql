-- title: The sex of an unborn child is not U
-- message: Sex must equal U for an unborn child
-- severity: error
-- flags: ChildIdentifiers(Sex, PersonBirthDate, ExpectedPersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2025-
-- dimension: consistency
-- to do: Give U as the sex, or the date of birth if the child has been born.
-- choice: U, as the message says; the older wording says 0, the code of GenderCurrent to 2024.
-- source: CIN census rule 8750, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildIdentifiers.row_id as ChildIdentifiers
from ChildIdentifiers
where
    ChildIdentifiers.PersonBirthDate is null
    and ChildIdentifiers.ExpectedPersonBirthDate is not null
    and ChildIdentifiers.Sex is distinct from 'U'

/* examples
- name: another sex, or none
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}]
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2026-06-01, Sex: F}
    - {child_number: 2, LAchildID: B, ExpectedPersonBirthDate: 2026-06-01}
  flags: {ChildIdentifiers: [1, 2]}
- name: unborn with U, born, and without either date
  ChildCharacteristics: [{}, {child_number: 2, LAchildID: B}, {child_number: 3, LAchildID: C}]
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2026-06-01, Sex: U}
    - {child_number: 2, LAchildID: B, PersonBirthDate: 2025-06-01, ExpectedPersonBirthDate: 2025-06-01, Sex: F}
    - {child_number: 3, LAchildID: C, Sex: M}
  flags: {}
*/
