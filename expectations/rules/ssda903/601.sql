-- title: Adopted in the year without the facts of the adoption
-- message: The additional fields relating to adoption have not been completed although the episode
--   data shows that the child was adopted during the year.
-- severity: error
-- flags: Episodes(REC), AD1(DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: completeness
-- to do: Complete the six fields of the adoption, or correct the reason for which the episode
--   ended.
-- choice: A field that cannot be read counts as completed; other rules find it.
-- differs: The validator passes an adopted child who has no row in AD1. The validator also takes a
--   date that cannot be read for a missing one.
-- source: SSDA903 rule 601, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, AD1.row_id as AD1
from Episodes
left join AD1 using (CHILD)
where
    Episodes.REC in ('E11', 'E12')
    and Episodes.DEC between collection_start() and collection_end()
    and (
        AD1.DATE_INT_as_sent is null
        or AD1.DATE_MATCH_as_sent is null
        or AD1.FOSTER_CARE is null
        or AD1.NB_ADOPTR_as_sent is null
        or AD1.SEX_ADOPTR is null
        or AD1.LS_ADOPTR is null
    )

/* examples
- name: one field is missing, or the row, on the first and last day of the year
  Episodes: [{DEC: 2026-04-01, REC: E11}, {CHILD: B, DEC: 2027-03-31, REC: E12}]
  AD1: [{DATE_INT: 2026-03-01, DATE_MATCH: 2026-03-01, FOSTER_CARE: 0, NB_ADOPTR: 2, SEX_ADOPTR: MF}]
  flags: {Episodes: [1, 2], AD1: [1]}
- name: complete, not adopted, or adopted before the year
  Episodes:
    - {DEC: 2026-05-01, REC: E11}
    - {CHILD: B, DEC: 2026-05-01, REC: E4A}
    - {CHILD: C, DEC: 2026-03-31, REC: E11}
    - {CHILD: D, REC: E11}
  AD1: [{DATE_INT: 2026-03-01, DATE_MATCH: 2026-03-01, FOSTER_CARE: 0, NB_ADOPTR: 2, SEX_ADOPTR: MF, LS_ADOPTR: L0}]
  flags: {}
*/
