-- title: The sex in UASC is not that of the header
-- message: Internal Check: SEX in UASC is different to SEX in Header.
-- severity: error
-- flags: UASC(SEX)
-- needs: Header, UASC
-- years: 2023-
-- dimension: consistency
-- to do: Give the same code of sex in both tables.
-- choice: The codes are compared as they stand, so that 2 and F differ; one that is missing passes.
-- source: SSDA903 rule INT21, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select UASC.row_id as UASC
from UASC
join Header using (CHILD)
where UASC.SEX <> Header.SEX

/* examples
- name: another code
  Header: [{SEX: F}, {CHILD: B, SEX: F}]
  UASC: [{SEX: M}, {CHILD: B, SEX: 2}]
  flags: {UASC: [1, 2]}
- name: the same, missing on either side, or a child who is not in the header
  Header: [{SEX: F}, {CHILD: B}, {CHILD: C, SEX: M}]
  UASC: [{SEX: F}, {CHILD: B, SEX: M}, {CHILD: C}, {CHILD: D, SEX: M}]
  flags: {}
*/
