-- title: The sex of the child is reported as unknown
-- message: Sex of the child/young person has been reported as unknown.
-- severity: query
-- flags: Header(SEX)
-- needs: Header
-- years: 2025-
-- dimension: accuracy
-- to do: Give the sex of the child, or confirm that it is not known.
-- choice: U is a valid code (rule 101), so this is a question.
-- source: SSDA903 rule 232, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where SEX = 'U'

/* examples
- name: unknown
  Header: [{SEX: U}, {CHILD: B, SEX: u}]
  flags: {Header: [1, 2]}
- name: known, or missing
  Header: [{SEX: M}, {CHILD: B, SEX: F}, {CHILD: C}]
  flags: {}
*/
