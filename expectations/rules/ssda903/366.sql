-- title: A respite break that does not start a period of care
-- message: A child cannot change placement during the course of an individual short-term respite
--   break.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Join the episodes of one break, or give S as the reason for the episode.
-- choice: A missing reason is not S.
-- source: SSDA903 rule 366, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where LS = 'V3' and RNE is distinct from 'S'

/* examples
- name: another reason, or none
  Episodes: [{LS: V3, RNE: P}, {LS: V3}]
  flags: {Episodes: [1, 2]}
- name: starts care, or is no respite break
  Episodes: [{LS: V3, RNE: S}, {LS: V4, RNE: P}, {RNE: P}]
  flags: {}
*/
