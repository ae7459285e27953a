-- title: A voluntary provider cannot provide this placement
-- message: A placement provider code of PR5 cannot be associated with placements P1.
-- severity: error
-- flags: Episodes(PLACE, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the code of the provider or the type of placement.
-- source: SSDA903 rule 531, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.PLACE_PROVIDER = 'PR5'
    and Episodes.PLACE = 'P1'

/* examples
- name: each placement that it cannot provide
  Episodes: [{PLACE_PROVIDER: PR5, PLACE: P1}]
  flags: {Episodes: [1]}
- name: one that it can, another provider, or one of the two missing
  Episodes: [{PLACE_PROVIDER: PR5, PLACE: R2}, {PLACE_PROVIDER: PR0, PLACE: P1}, {PLACE_PROVIDER: PR5}, {PLACE: P1}]
  flags: {}
*/
