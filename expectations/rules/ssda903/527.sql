-- title: The own authority cannot provide this placement
-- message: A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.
-- severity: error
-- flags: Episodes(PLACE, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the code of the provider or the type of placement.
-- source: SSDA903 rule 527, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.PLACE_PROVIDER = 'PR1'
    and Episodes.PLACE in ('P1', 'R2', 'R5')

/* examples
- name: each placement that it cannot provide
  Episodes: [{PLACE_PROVIDER: PR1, PLACE: P1}, {PLACE_PROVIDER: PR1, PLACE: R2}, {PLACE_PROVIDER: PR1, PLACE: R5}]
  flags: {Episodes: [1, 2, 3]}
- name: one that it can, another provider, or one of the two missing
  Episodes: [{PLACE_PROVIDER: PR1, PLACE: U1}, {PLACE_PROVIDER: PR0, PLACE: P1}, {PLACE_PROVIDER: PR1}, {PLACE: P1}]
  flags: {}
*/
