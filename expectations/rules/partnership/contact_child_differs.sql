-- title: A contact is about another child in the case system than at the front door
-- message: The same contact names another child in the Standard Safeguarding Dataset
-- severity: error
-- flags: mash__contacts(person_id), ssd__contacts(person_id)
-- needs: mash__contacts, ssd__contacts
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: FD01, FD07
-- due working days: 2
-- to do: Check which child the contact is about and correct the copy that is wrong.
-- choice: Two numbers that linkage found to be the same child are no fault.
-- source: a rule of this partnership

select contacts.row_id as mash__contacts, ssd.row_id as ssd__contacts
from mash__contacts as contacts
join ssd__contacts as ssd using (agency_id, contact_token)
where contacts.person_token <> ssd.person_token and contacts.child_id <> ssd.child_id

/* examples
- name: two children
  mash__contacts: [{child: A, contact_token: a}]
  ssd__contacts: [{child: B, contact_token: a}]
  flags: {mash__contacts: [1], ssd__contacts: [1]}
- name: the same, not matched yet
  mash__contacts: [{child: A, contact_token: a}, {contact_token: b}]
  ssd__contacts: [{child: A, contact_token: a}, {child: B, contact_token: b}]
  flags: {}
*/
