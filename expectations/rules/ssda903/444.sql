-- title: Two children with one pupil number
-- message: Duplicate UPN has been reported
-- severity: error
-- flags: Header(UPN)
-- needs: Header
-- years: 2026-
-- dimension: uniqueness
-- to do: Find out whose number it is and correct the other, or bring the two records of one child
--   together.
-- choice: Rows are counted, so a child who stands twice in the header is flagged as well.
-- source: SSDA903 rule 444, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
where Header.UPN not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5')
qualify count(*) over (partition by Header.UPN) > 1

/* examples
- name: every row that shares a number
  Header: [{UPN: A123456789012}, {CHILD: B, UPN: B123456789012}, {CHILD: C, UPN: A123456789012}]
  flags: {Header: [1, 3]}
- name: the same row twice
  Header: [{UPN: A123456789012}, {UPN: A123456789012}]
  flags: {Header: [1, 2]}
- name: the same reason for none, none at all, or two numbers
  Header: [{UPN: UN1}, {CHILD: B, UPN: UN1}, {CHILD: C}, {CHILD: D}, {CHILD: E, UPN: A123456789012}, {CHILD: F, UPN: B123456789012}]
  flags: {}
- name: the rule is new in 2025/26
  year: 2025
  Header: [{UPN: A123456789012}, {CHILD: B, UPN: A123456789012}]
  state: not applicable
  flags: {}
*/
