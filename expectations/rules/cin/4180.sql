-- title: A child's sex is missing or not a code
-- message: Sex must be provided and equal M, F, or U
-- severity: error
-- flags: ChildIdentifiers(Sex)
-- needs: ChildIdentifiers
-- years: 2025-
-- dimension: validity
-- to do: Give the child's sex as M, F or, if it is not known, U.
-- choice: The codes are capitals.
-- source: CIN census rule 4180, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where Sex is null or Sex not in ('M', 'F', 'U')

/* examples
- name: missing, a code of earlier years, a small letter
  ChildIdentifiers: [{}, {Sex: '1'}, {Sex: m}, {GenderCurrent: '1'}]
  flags: {ChildIdentifiers: [1, 2, 3, 4]}
- name: the three codes
  year: 2025
  ChildIdentifiers: [{Sex: M}, {Sex: F}, {Sex: U}]
  flags: {}
*/
