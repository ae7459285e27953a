-- title: An expected date of birth is outside March to December
-- message: Please check and either amend data or provide a reason: Expected Date of Birth is
--   outside the expected range for this census (March to December of the Census Year end)
-- severity: query
-- flags: ChildIdentifiers(ExpectedPersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Correct the expected date, or give the date of birth if the child has been born.
-- choice: March to December of the calendar year in which the return year ends.
-- differs: The validator flags 1 March and 31 December too; by the words both are within the
--   range.
-- source: CIN census rule 8530Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where
    ExpectedPersonBirthDate
    not between make_date(collection_year(), 3, 1) and make_date(collection_year(), 12, 31)

/* examples
- name: the day before, the day after
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2026-02-28}
    - {ExpectedPersonBirthDate: 2027-01-01}
    - {ExpectedPersonBirthDate: 2025-12-31}
  flags: {ChildIdentifiers: [1, 2, 3]}
- name: in a leap year
  year: 2024
  ChildIdentifiers: [{ExpectedPersonBirthDate: 2024-02-29}, {ExpectedPersonBirthDate: 2024-03-01}]
  flags: {ChildIdentifiers: [1]}
- name: the first and the last day, or none
  ChildIdentifiers:
    - {ExpectedPersonBirthDate: 2026-03-01}
    - {ExpectedPersonBirthDate: 2026-12-31}
    - {PersonBirthDate: 2019-05-01}
  flags: {}
*/
