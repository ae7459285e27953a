-- title: A child died outside the year
-- message: Please check and either amend data or provide a reason: Child's date of death should be
--   within the census year
-- severity: query
-- flags: ChildIdentifiers(PersonDeathDate)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Correct the date of death, or say why a child who died in another year is in the return.
-- source: CIN census rule 8545Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where PersonDeathDate not between collection_start() and collection_end()

/* examples
- name: the day before the year, and the day after
  ChildIdentifiers: [{PersonDeathDate: 2025-03-31}, {PersonDeathDate: 2026-04-01}]
  flags: {ChildIdentifiers: [1, 2]}
- name: its first and last day, or alive
  ChildIdentifiers: [{PersonDeathDate: 2025-04-01}, {PersonDeathDate: 2026-03-31}, {}]
  flags: {}
*/
