-- title: Adoption data for a care leaver
-- message: Data on adoption should not be entered for the OC3 cohort.
-- severity: error
-- flags: AD1(DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR)
-- needs: OC3, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Empty the adoption fields, or take the young person out of OC3.
-- choice: The row of AD1 is flagged: its data are those that should not be there.
-- source: SSDA903 rule 134, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select AD1.row_id as AD1
from AD1
join OC3 using (CHILD)
where
    coalesce(OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM) is not null
    and coalesce(
        AD1.DATE_INT_as_sent, AD1.DATE_MATCH_as_sent, AD1.FOSTER_CARE,
        AD1.NB_ADOPTR_as_sent, AD1.SEX_ADOPTR, AD1.LS_ADOPTR
    ) is not null

/* examples
- name: one field of each
  OC3: [{ACCOM: B1}, {CHILD: B, IN_TOUCH: RHOM}]
  AD1: [{LS_ADOPTR: L0}, {CHILD: B, DATE_INT: '31/02/2026'}]
  flags: {AD1: [1, 2]}
- name: nothing on one side, or another child
  OC3: [{ACCOM: B1}, {CHILD: B}]
  AD1: [{}, {CHILD: B, NB_ADOPTR: 1}, {CHILD: C, NB_ADOPTR: 1}]
  flags: {}
*/
