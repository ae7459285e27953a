-- title: A contact of Annex A is not in the Standard Safeguarding Dataset
-- message: The child has no contact of this day in the Standard Safeguarding Dataset
-- severity: error
-- flags: annex_a__contacts(contact_date)
-- needs: annex_a__contacts, ssd__contacts
-- years: -
-- dimension: consistency
-- owner: council
-- affects: FD01, FD04, FD07
-- to do: Look up when the contact was made and correct the copy that differs.
-- source: a rule of this partnership

select lists.row_id as annex_a__contacts
from annex_a__contacts as lists
left join ssd__contacts as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
    and ssd.contact_date = lists.contact_date
where ssd.row_id is null and lists.child_token is not null and lists.contact_date is not null

/* examples
- name: the day before
  annex_a__contacts: [{child: A, contact_date: 2026-01-05}]
  ssd__contacts: [{child: A, contact_date: 2026-01-06}]
  flags: {annex_a__contacts: [1]}
- name: the same day
  annex_a__contacts: [{child: A, contact_date: 2026-01-05}]
  ssd__contacts: [{child: A, contact_date: 2026-01-05}]
  flags: {}
*/
