-- title: Placed with parents under a single period of accommodation
-- message: A child who is placed with parent(s) cannot be looked after under a single period of
--   accommodation under Section 20 of the Children Act 1989.
-- severity: error
-- flags: Episodes(PLACE, LS)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement or the legal status.
-- source: SSDA903 rule 378, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where PLACE = 'P1' and LS = 'V2'

/* examples
- name: both
  Episodes: [{PLACE: P1, LS: V2}]
  flags: {Episodes: [1]}
- name: one of the two
  Episodes: [{PLACE: P1, LS: C2}, {PLACE: U1, LS: V2}, {PLACE: P1}, {LS: V2}]
  flags: {}
*/
