-- title: Placed with a placement order, but no order is recorded
-- message: Child is placed for adoption with a placement order, but no placement order has been recorded.
-- severity: error
-- flags: Episodes(PLACE, LS)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status to E1, or the placement to A3 or A4 if the parents consented.
-- source: SSDA903 rule 408, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.PLACE in ('A5', 'A6') and Episodes.LS is distinct from 'E1'

/* examples
- name: another legal status, or none
  Episodes: [{PLACE: A5, LS: C2}, {PLACE: A6}]
  flags: {Episodes: [1, 2]}
- name: with a placement order, or placed with consent
  Episodes: [{PLACE: A5, LS: E1}, {PLACE: A6, LS: E1}, {PLACE: A3, LS: C2}]
  flags: {}
*/
