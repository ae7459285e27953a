-- title: Adoption or care leaver data for a child who was looked after all year
-- message: Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any
--   of adoption or care leavers returns completed.
-- severity: error
-- flags: AD1(DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR), OC3(IN_TOUCH,
--   ACTIV, ACCOM)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Empty the adoption or care leaver fields, or correct the end of the last episode.
-- choice: Looked after for the whole year is told from the episodes. That a row stands in OC2 is
--   not asked.
-- differs: It is silent unless both AD1 and OC3 came.
-- source: SSDA903 rule 187, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
join continuously_looked_after using (CHILD)
where
    coalesce(
        AD1.DATE_INT_as_sent, AD1.DATE_MATCH_as_sent, AD1.FOSTER_CARE,
        AD1.NB_ADOPTR_as_sent, AD1.SEX_ADOPTR, AD1.LS_ADOPTR
    ) is not null

union all by name

select OC3.row_id as OC3
from OC3
join continuously_looked_after using (CHILD)
where coalesce(OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM) is not null

/* examples
- name: in either table
  year: 2026
  AD1: [{}, {CHILD: B, NB_ADOPTR: 1}]
  OC3: [{ACTIV: F1}]
  Episodes: [{DECOM: 2020-01-01, LS: C2}, {CHILD: B, DECOM: 2020-01-01, LS: C2}]
  flags: {AD1: [2], OC3: [1]}
- name: only one table came
  year: 2026
  OC3: [{ACTIV: F1}]
  Episodes: [{DECOM: 2020-01-01, LS: C2}]
  without: [AD1]
  flags: {OC3: [1]}
- name: left within the year, or nothing is told
  year: 2026
  AD1: [{NB_ADOPTR: 1}, {CHILD: B}]
  OC3: [{ACTIV: F1}, {CHILD: B}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-03-30, REC: E8, LS: C2}, {CHILD: B, DECOM: 2020-01-01, LS: C2}]
  flags: {}
*/
