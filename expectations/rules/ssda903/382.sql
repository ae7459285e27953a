-- title: Respite care in a temporary placement
-- message: A child receiving respite care cannot be in a temporary placement.
-- severity: error
-- flags: Episodes(LS, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status or the type of placement.
-- source: SSDA903 rule 382, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where LS in ('V3', 'V4') and PLACE in ('T0', 'T1', 'T2', 'T3', 'T4')

/* examples
- name: both
  Episodes: [{LS: V3, PLACE: T0}, {LS: V4, PLACE: T4}]
  flags: {Episodes: [1, 2]}
- name: one of the two
  Episodes: [{LS: V3, PLACE: U1}, {LS: C2, PLACE: T0}, {LS: V4}, {PLACE: T0}]
  flags: {}
*/
