-- title: A child has both a date of birth and an expected one, or neither
-- message: Either Date of Birth or Expected Date of Birth must be provided (but not both)
-- severity: query
-- flags: ChildIdentifiers(PersonBirthDate, ExpectedPersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of birth, or for an unborn child the expected one, and not both.
-- choice: A date that cannot be read is missing.
-- source: CIN census rule 8525Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where (PersonBirthDate is null) = (ExpectedPersonBirthDate is null)

/* examples
- name: both, neither, one that cannot be read
  ChildIdentifiers:
    - {PersonBirthDate: 2025-05-01, ExpectedPersonBirthDate: 2025-05-03}
    - {}
    - {PersonBirthDate: 31/31/2025}
  flags: {ChildIdentifiers: [1, 2, 3]}
- name: one of them
  ChildIdentifiers: [{PersonBirthDate: 2025-05-01}, {ExpectedPersonBirthDate: 2026-05-03}]
  flags: {}
*/
