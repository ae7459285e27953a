-- title: Several records have the same child's ID
-- message: More than one child record with the same LA Child ID
-- severity: error
-- flags: ChildIdentifiers(LAchildID)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: uniqueness
-- to do: Merge the records of one child, or give each of two children its own ID.
-- differs: The validator takes several records without an ID for records with the same one; we
--   leave them to rule 8500.
-- source: CIN census rule 8510, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where LAchildID is not null
qualify count(*) over (partition by LAchildID) > 1

/* examples
- name: one ID on two of three records
  ChildIdentifiers: [{}, {LAchildID: B}, {}]
  ChildCharacteristics: [{}, {LAchildID: B}, {}]
  flags: {ChildIdentifiers: [1, 3]}
- name: different in case, and two without an ID
  ChildIdentifiers: [{}, {LAchildID: a}, {LAchildID: null}, {LAchildID: null}]
  ChildCharacteristics: [{}, {LAchildID: a}, {LAchildID: null}, {LAchildID: null}]
  flags: {}
*/
