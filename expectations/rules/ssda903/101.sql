-- title: The sex is missing or not a code
-- message: The child or young person’s reported sex is not valid.
-- severity: error
-- flags: Header(SEX)
-- needs: Header
-- years: 2025-
-- dimension: validity
-- to do: Give M, F or U.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 101, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where
    SEX is null
    or SEX not in ('M', 'F', 'U')

/* examples
- name: not on the list, or missing
  Header: [{SEX: '1'}, {CHILD: B, SEX: 'X'}, {CHILD: C}]
  flags: {Header: [1, 2, 3]}
- name: on the list
  Header: [{SEX: 'M'}, {CHILD: B, SEX: 'F'}, {CHILD: C, SEX: 'U'}]
  flags: {}
*/
