-- title: A placement provider for a placement that has none
-- message: Placement provider information not required.
-- severity: error
-- flags: Episodes(PLACE_PROVIDER)
-- needs: Episodes
-- years: 2026-
-- dimension: validity
-- to do: Take out the placement provider, or correct the type of placement.
-- source: SSDA903 rule 213, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE in ('T0', 'T1', 'T2', 'T3', 'T4', 'Z11', 'Z12', 'Z13', 'Z14')
    and PLACE_PROVIDER is not null

/* examples
- name: a temporary or other placement with a provider
  Episodes: [{PLACE: T4, PLACE_PROVIDER: PR1}, {PLACE: Z14, PLACE_PROVIDER: PR9}]
  flags: {Episodes: [1, 2]}
- name: without a provider, of another type, or of none
  Episodes:
    - {PLACE: T0}
    - {PLACE: K2, PLACE_PROVIDER: PR1}
    - {PLACE_PROVIDER: PR1}
  flags: {}
*/
