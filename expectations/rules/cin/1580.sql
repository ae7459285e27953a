-- title: A child's ID has other than letters and digits
-- message: LA Child ID must not contain any non-alphanumeric characters
-- severity: error
-- flags: ChildIdentifiers(LAchildID)
-- needs: ChildIdentifiers
-- years: 2025-
-- dimension: validity
-- to do: Give the child an ID of letters and digits only, the same wherever it is used.
-- choice: Letters are A to Z and a to z.
-- source: CIN census rule 1580, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where regexp_matches(LAchildID, '[^A-Za-z0-9]')

/* examples
- name: a blank, a hyphen, a slash, an underscore
  ChildIdentifiers: [{LAchildID: A 1}, {LAchildID: A-1}, {LAchildID: A/1}, {LAchildID: A_1}]
  ChildCharacteristics: [{LAchildID: A 1}, {LAchildID: A-1}, {LAchildID: A/1}, {LAchildID: A_1}]
  flags: {ChildIdentifiers: [1, 2, 3, 4]}
- name: letters and digits, or none
  ChildIdentifiers: [{LAchildID: Ab12}, {LAchildID: '007'}, {LAchildID: null}]
  ChildCharacteristics: [{LAchildID: Ab12}, {LAchildID: '007'}, {LAchildID: null}]
  flags: {}
*/
