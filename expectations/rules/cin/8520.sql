-- title: A child is born after the year
-- message: Date of Birth is after data collection period (must be on or before the end of the
--   census period)
-- severity: error
-- flags: ChildIdentifiers(PersonBirthDate)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of birth; if the child is not born yet give the expected date instead.
-- source: CIN census rule 8520, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where PersonBirthDate > collection_end()

/* examples
- name: the day after the year
  ChildIdentifiers: [{PersonBirthDate: 2026-04-01}]
  flags: {ChildIdentifiers: [1]}
- name: its last day, or no date
  ChildIdentifiers: [{PersonBirthDate: 2026-03-31}, {ExpectedPersonBirthDate: 2026-05-01}]
  flags: {}
*/
