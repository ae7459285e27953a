-- title: A respite placement is a long-term foster placement
-- message: A child receiving respite care cannot be in a long-term foster placement
-- severity: error
-- flags: Episodes(PLACE, LS)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the placement code, or the legal status if the child is not in respite care.
-- source: SSDA903 rule 384, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.LS in ('V3', 'V4') and Episodes.PLACE in ('U1', 'U4')

/* examples
- name: long-term fostering under V3 and V4
  Episodes: [{LS: V3, PLACE: U1}, {LS: V4, PLACE: U4}]
  flags: {Episodes: [1, 2]}
- name: other fostering, another legal status, or one of the two missing
  Episodes: [{LS: V3, PLACE: U2}, {LS: C2, PLACE: U1}, {LS: V3}, {PLACE: U4}]
  flags: {}
*/
