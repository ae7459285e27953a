-- title: A child has no episode
-- message: Child does not have a recorded CIN episode.
-- severity: error
-- flags: ChildIdentifiers(LAchildID)
-- needs: ChildIdentifiers, CINdetails
-- years: 2023-
-- dimension: completeness
-- to do: Enter the child's episode of need, or leave the child out.
-- choice: An episode belongs to a child by its LA Child ID, or by standing in its record.
-- source: CIN census rule 8590, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with episodes as (
    select ChildIdentifiers.row_id
    from ChildIdentifiers
    join CINdetails using (LAchildID)
    union
    select ChildIdentifiers.row_id
    from ChildIdentifiers
    join CINdetails using (child_number)
)

select row_id as ChildIdentifiers
from ChildIdentifiers
anti join episodes using (row_id)

/* examples
- name: the second of two children
  ChildIdentifiers: [{}, {LAchildID: B, child_number: 2}]
  ChildCharacteristics: [{}, {LAchildID: B, child_number: 2}]
  CINdetails: [{}]
  flags: {ChildIdentifiers: [2]}
- name: without an ID and without an episode
  ChildIdentifiers: [{}, {LAchildID: null, child_number: 2}]
  ChildCharacteristics: [{}, {LAchildID: null, child_number: 2}]
  CINdetails: [{}]
  flags: {ChildIdentifiers: [2]}
- name: an episode in the record, without an ID, or in the other record of the child
  ChildIdentifiers: [{}, {LAchildID: null, child_number: 2}, {child_number: 3}]
  ChildCharacteristics: [{}, {LAchildID: null, child_number: 2}, {child_number: 3}]
  CINdetails: [{}, {LAchildID: null, child_number: 2}]
  flags: {}
- name: the episodes did not come
  ChildIdentifiers: [{}]
  without: [CINdetails]
  state: not run
  flags: {}
*/
