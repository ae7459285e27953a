-- title: A postcode or provider number for a short break, where none is required
-- message: Placement location information not required.
-- severity: error
-- flags: Episodes(PL_POST, URN)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Take out the postcode of the placement and the provider number, or correct the legal
--   status.
-- source: SSDA903 rule 214, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where LS in ('V3', 'V4') and (PL_POST is not null or URN is not null)

/* examples
- name: a postcode, or a provider number
  Episodes: [{LS: V3, PL_POST: S1 2AB}, {LS: V4, URN: XXXXXXX}]
  flags: {Episodes: [1, 2]}
- name: neither, another legal status, or none
  Episodes: [{LS: V3}, {LS: V2, PL_POST: S1 2AB, URN: SC012345}, {PL_POST: S1 2AB}]
  flags: {}
*/
