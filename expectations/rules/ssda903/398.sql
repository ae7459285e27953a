-- title: Postcodes are given for respite care
-- message: Distance field completed but child looked after under legal status V3 or V4.
-- severity: error
-- flags: Episodes(LS, HOME_POST, PL_POST)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Leave out the postcodes of a respite placement, or correct the legal status.
-- choice: The distance is derived from the postcodes and not sent, so one postcode is enough.
-- source: SSDA903 rule 398, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.LS in ('V3', 'V4')
    and coalesce(Episodes.HOME_POST, Episodes.PL_POST) is not null

/* examples
- name: either postcode under V3 or V4
  Episodes: [{LS: V3, HOME_POST: S1 1AA}, {LS: V4, PL_POST: S1 1AA}]
  flags: {Episodes: [1, 2]}
- name: no postcode, or another legal status
  Episodes: [{LS: V3}, {LS: C2, HOME_POST: S1 1AA}, {HOME_POST: S1 1AA}]
  flags: {}
*/
