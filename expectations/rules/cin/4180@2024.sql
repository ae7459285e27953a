-- title: A child's gender is missing or not a code
-- message: Gender must be provided and equal 0, 1, 2 or 9
-- severity: error
-- flags: ChildIdentifiers(GenderCurrent)
-- needs: ChildIdentifiers
-- years: 2023-2024
-- dimension: validity
-- to do: Give the child's gender as 1, 2, 9 (not specified) or, if it is not known, 0.
-- choice: Until 2023/24 the return gave GenderCurrent with the codes 0, 1, 2 and 9; the words are
--   those of 2024/25 with that field and its codes.
-- source: CIN census rule 4180, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildIdentifiers
from ChildIdentifiers
where GenderCurrent is null or GenderCurrent not in ('0', '1', '2', '9')

/* examples
- name: missing, another code, the code of later years
  year: 2024
  ChildIdentifiers: [{}, {GenderCurrent: '3'}, {GenderCurrent: M}, {Sex: M}]
  flags: {ChildIdentifiers: [1, 2, 3, 4]}
- name: the four codes
  year: 2023
  ChildIdentifiers:
    - {GenderCurrent: '0'}
    - {GenderCurrent: '1'}
    - {GenderCurrent: '2'}
    - {GenderCurrent: '9'}
  flags: {}
*/
