-- title: Facts of an adoption of a child who was not adopted in the year
-- message: The episode data submitted for this child does not show that he/she was adopted during
--   the year.
-- severity: error
-- flags: AD1(CHILD)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Take out the facts of the adoption, or end the last episode with E11 or E12 on the day of
--   the adoption.
-- choice: A row in AD1 in which all six fields are empty passes. A date that cannot be read counts
--   as completed.
-- differs: The validator takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 602, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with adopted as (
    select CHILD
    from Episodes
    where REC in ('E11', 'E12') and DEC between collection_start() and collection_end()
)

select AD1.row_id as AD1
from AD1
anti join adopted using (CHILD)
where
    coalesce(
        AD1.DATE_INT_as_sent, AD1.DATE_MATCH_as_sent, AD1.FOSTER_CARE,
        AD1.NB_ADOPTR_as_sent, AD1.SEX_ADOPTR, AD1.LS_ADOPTR
    ) is not null

/* examples
- name: not adopted, adopted the day before or after the year, or without episodes
  Episodes: [{DEC: 2026-05-01, REC: E4A}, {CHILD: B, DEC: 2026-03-31, REC: E11}, {CHILD: C, DEC: 2027-04-01, REC: E11}]
  AD1: [{NB_ADOPTR: 1}, {CHILD: B, FOSTER_CARE: 0}, {CHILD: C, LS_ADOPTR: L0}, {CHILD: D, DATE_INT: 2026-05-01}]
  flags: {AD1: [1, 2, 3, 4]}
- name: adopted in the year, or an empty row
  Episodes: [{DEC: 2026-04-01, REC: E12}]
  AD1: [{DATE_MATCH: 2026-03-01}, {CHILD: B}]
  flags: {}
*/
