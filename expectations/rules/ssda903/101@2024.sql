-- title: The sex is missing or not a code
-- message: The child or young person’s reported sex is not valid.
-- severity: error
-- flags: Header(SEX)
-- needs: Header
-- years: 2023-2024
-- dimension: validity
-- to do: Give 1 (male) or 2 (female).
-- choice: Until 2023/24 the codes are 1 and 2.
-- source: SSDA903 rule 101, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where
    SEX is null
    or SEX not in ('1', '2')

/* examples
- name: not on the list, or missing
  Header: [{SEX: 'M'}, {CHILD: B, SEX: '3'}, {CHILD: C}]
  flags: {Header: [1, 2, 3]}
- name: on the list
  Header: [{SEX: '1'}, {CHILD: B, SEX: '2'}]
  flags: {}
*/
