-- title: Adopted by the former foster carer or not, and the last placement says otherwise
-- message: The current foster value (0) suggests that child is not adopted by current foster
--   carer, but last placement is A2, A3, or A5. Or the current foster value (1) suggests that child
--   is adopted by current foster carer, but last placement is A1, A4 or A6.
-- severity: error
-- flags: Episodes(PLACE), AD1(FOSTER_CARE)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct whether the adopter was the foster carer, or the type of the last placement.
-- choice: The last placement is that of the episode that ended in adoption.
-- differs: true and false are 1 and 0 to us; the public validator compares texts.
-- source: SSDA903 rule 335, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes, AD1.row_id as AD1
from Episodes
join AD1 on Episodes.CHILD = AD1.CHILD
where
    Episodes.REC in ('E1', 'E11', 'E12')
    and (
        (Episodes.PLACE in ('A2', 'A3', 'A5') and AD1.FOSTER_CARE in ('0', 'FALSE'))
        or (Episodes.PLACE in ('A1', 'A4', 'A6') and AD1.FOSTER_CARE in ('1', 'TRUE'))
    )

/* examples
- name: one says yes and the other no
  Episodes: [{PLACE: A3, REC: E11}, {CHILD: B, PLACE: A6, REC: E12}]
  AD1: [{FOSTER_CARE: 0}, {CHILD: B, FOSTER_CARE: 1}]
  flags: {Episodes: [1, 2], AD1: [1, 2]}
- name: they agree, nothing is said, or the child was not adopted from there
  Episodes:
    - {PLACE: A5, REC: E11}
    - {CHILD: B, PLACE: A4, REC: E12}
    - {CHILD: C, PLACE: A3, REC: E11}
    - {CHILD: D, PLACE: A3, REC: X1}
    - {CHILD: D, PLACE: U1, REC: E11}
  AD1: [{FOSTER_CARE: 1}, {CHILD: B, FOSTER_CARE: 0}, {CHILD: C}, {CHILD: D, FOSTER_CARE: 0}]
  flags: {}
*/
