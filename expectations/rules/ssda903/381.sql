-- title: Care ends with a temporary placement
-- message: A period of care cannot end with a temporary placement.
-- severity: error
-- flags: Episodes(PLACE, REC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement, or give the return to the normal placement as an episode.
-- source: SSDA903 rule 381, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where PLACE in ('T0', 'T1', 'T2', 'T3', 'T4') and REC <> 'X1'

/* examples
- name: ends care
  Episodes: [{PLACE: T0, REC: E4A}, {PLACE: T4, REC: '12'}]
  flags: {Episodes: [1, 2]}
- name: another episode follows, it goes on, or is of another type
  Episodes: [{PLACE: T0, REC: X1}, {PLACE: T4}, {PLACE: U1, REC: E4A}, {REC: E4A}]
  flags: {}
*/
