-- title: The adoption data are filled in part
-- message: All data items relating to a childs adoption must be coded or left blank.
-- severity: error
-- flags: AD1(DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR)
-- needs: AD1
-- years: 2023-
-- dimension: completeness
-- to do: Fill all six fields, or none.
-- choice: What cannot be read counts as filled.
-- differs: It names NB_ADOPTER, which is no field of the return; NB_ADOPTR is flagged here.
-- source: SSDA903 rule 151, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where
    len(list_filter(
        [
            DATE_INT_as_sent, DATE_MATCH_as_sent, FOSTER_CARE,
            NB_ADOPTR_as_sent, SEX_ADOPTR, LS_ADOPTR
        ], lambda field : field is not null
    )) between 1 and 5

/* examples
- name: one field, or all but one
  AD1: [{LS_ADOPTR: L0}, {CHILD: B, DATE_INT: 2026-05-01, DATE_MATCH: 2026-06-01, FOSTER_CARE: 0, NB_ADOPTR: 2, SEX_ADOPTR: MF}]
  flags: {AD1: [1, 2]}
- name: all, one of them unreadable, or none
  AD1: [{DATE_INT: '31/02/2026', DATE_MATCH: 2026-06-01, FOSTER_CARE: 0, NB_ADOPTR: 2, SEX_ADOPTR: MF, LS_ADOPTR: L0}, {CHILD: B}]
  flags: {}
*/
