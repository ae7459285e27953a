-- title: The parents are the provider of another placement
-- message: A placement provider code of PR0 can only be associated with placement P1.
-- severity: error
-- flags: Episodes(PLACE, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the code of the provider or the type of placement.
-- source: SSDA903 rule 550, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.PLACE_PROVIDER = 'PR0' and Episodes.PLACE is distinct from 'P1'

/* examples
- name: another placement, or none
  Episodes: [{PLACE_PROVIDER: PR0, PLACE: U1}, {PLACE_PROVIDER: PR0}]
  flags: {Episodes: [1, 2]}
- name: with the parents, or another provider
  Episodes: [{PLACE_PROVIDER: PR0, PLACE: P1}, {PLACE_PROVIDER: PR1, PLACE: U1}, {PLACE: U1}]
  flags: {}
*/
