-- title: A child died before its birth, or has no date of birth
-- message: Please check and either amend data or provide a reason: Child’s date of death should
--   not be prior to the date of birth
-- severity: query
-- flags: ChildIdentifiers(PersonDeathDate, PersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of death or the date of birth, or give the missing date of birth.
-- choice: A child with a date of death and without a date of birth is flagged too, of which the
--   words do not speak.
-- source: CIN census rule 8535Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where
    PersonDeathDate is not null
    and (PersonBirthDate is null or PersonBirthDate > PersonDeathDate)

/* examples
- name: died the day before its birth; born on no known day
  ChildIdentifiers:
    - {PersonBirthDate: 2025-05-02, PersonDeathDate: 2025-05-01}
    - {PersonDeathDate: 2025-05-01}
    - {ExpectedPersonBirthDate: 2025-04-01, PersonDeathDate: 2025-05-01}
  flags: {ChildIdentifiers: [1, 2, 3]}
- name: died on the day of its birth, or lives
  ChildIdentifiers:
    - {PersonBirthDate: 2025-05-01, PersonDeathDate: 2025-05-01}
    - {PersonBirthDate: 2025-05-02}
    - {}
  flags: {}
*/
