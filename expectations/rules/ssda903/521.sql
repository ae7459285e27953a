-- title: Placed for adoption before adoption was decided to be best
-- message: Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be placed) must be on or prior to the date the child is placed for adoption.
-- severity: error
-- flags: Episodes(PLACE, DECOM), AD1(DATE_INT)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision, or the start or the code of the placement.
-- source: SSDA903 rule 521, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, AD1.row_id as AD1
from Episodes
join AD1 using (CHILD)
where Episodes.PLACE in ('A3', 'A4', 'A5', 'A6') and AD1.DATE_INT > Episodes.DECOM

/* examples
- name: decided the day after
  Episodes: [{DECOM: 2026-05-01, PLACE: A3}, {DECOM: 2026-05-02, PLACE: A6}]
  AD1: [{DATE_INT: 2026-05-02}]
  flags: {Episodes: [1], AD1: [1]}
- name: on the same day, another placement, a date is missing, or another child
  Episodes: [{DECOM: 2026-05-02, PLACE: A4}, {DECOM: 2026-05-01, PLACE: U1}, {PLACE: A5}, {CHILD: B, DECOM: 2026-05-01, PLACE: A5}, {CHILD: C, DECOM: 2026-05-01, PLACE: A5}]
  AD1: [{DATE_INT: 2026-05-02}, {CHILD: B}]
  flags: {}
*/
