-- title: A child has no ID
-- message: LA Child ID missing
-- severity: error
-- flags: ChildIdentifiers(LAchildID)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: completeness
-- to do: Give the child the ID that it has in your system.
-- source: CIN census rule 8500, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where LAchildID is null

/* examples
- name: none
  ChildIdentifiers: [{}, {LAchildID: null}]
  ChildCharacteristics: [{}, {LAchildID: null}]
  flags: {ChildIdentifiers: [2]}
- name: an ID
  ChildIdentifiers: [{}]
  flags: {}
*/
