-- title: Several records have the same UPN
-- message: More than one record with the same UPN.
-- severity: error
-- flags: ChildIdentifiers(UPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: uniqueness
-- to do: Find out whose UPN it is and correct the others; merge records of one child.
-- choice: A child that is recorded twice with its UPN is flagged as well.
-- source: CIN census rule 1520, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where UPN is not null
qualify count(*) over (partition by UPN) > 1

/* examples
- name: two children with one UPN
  ChildIdentifiers:
    - {UPN: B801200005001}
    - {UPN: P207000016049, LAchildID: B, child_number: 2}
    - {UPN: B801200005001, LAchildID: C, child_number: 3}
  flags: {ChildIdentifiers: [1, 3]}
- name: a record of one child repeated
  ChildIdentifiers: [{UPN: B801200005001}, {UPN: B801200005001, child_number: 2}]
  flags: {ChildIdentifiers: [1, 2]}
- name: different UPNs, or none
  ChildIdentifiers:
    - {UPN: B801200005001}
    - {UPN: P207000016049, LAchildID: B, child_number: 2}
    - {LAchildID: C, child_number: 3}
    - {LAchildID: D, child_number: 4}
  flags: {}
*/
