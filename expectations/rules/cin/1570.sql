-- title: A child's ID is longer than 20 characters
-- message: LA Child ID must not be longer than 20 characters
-- severity: error
-- flags: ChildIdentifiers(LAchildID)
-- needs: ChildIdentifiers
-- years: 2025-
-- dimension: validity
-- to do: Give the child an ID of at most 20 letters and digits.
-- source: CIN census rule 1570, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where length(LAchildID) > 20

/* examples
- name: 21 characters
  ChildIdentifiers: [{LAchildID: A12345678901234567890}]
  ChildCharacteristics: [{LAchildID: A12345678901234567890}]
  flags: {ChildIdentifiers: [1]}
- name: 20 characters, or none
  ChildIdentifiers: [{LAchildID: A1234567890123456789}, {LAchildID: null}]
  ChildCharacteristics: [{LAchildID: A1234567890123456789}, {LAchildID: null}]
  flags: {}
*/
