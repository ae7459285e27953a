-- title: A placement without its provider
-- message: Child is missing a placement provider code for at least one episode.
-- severity: error
-- flags: Episodes(PLACE, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-2025
-- dimension: completeness
-- to do: Give the code of the provider, PR0 to PR5, or correct the type of placement.
-- choice: No provider is asked of a temporary placement (T0 to T4) or of Z1, which became Z11 to
--   Z14 in 2025/26. A missing placement is not left out.
-- source: SSDA903 rule 526, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.PLACE_PROVIDER is null
    and coalesce(Episodes.PLACE, '') not in (
        'T0', 'T1', 'T2', 'T3', 'T4', 'Z1'
    )

/* examples
- name: a placement that has a provider, one of another year's codes, or none
  Episodes: [{PLACE: U1}, {PLACE: Z11}, {}]
  flags: {Episodes: [1, 2, 3]}
- name: a provider is given, or none is asked
  Episodes: [{PLACE: U1, PLACE_PROVIDER: PR1}, {PLACE_PROVIDER: PR1}, {PLACE: T0}, {PLACE: T4}, {PLACE: Z1}, {PLACE: Z1}]
  flags: {}
*/
