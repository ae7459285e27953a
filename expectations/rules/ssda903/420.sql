-- title: An authority of placement for respite care
-- message: LA of placement completed but child is looked after under legal status V3 or V4.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Leave out the postcode of a respite placement, or correct the legal status.
-- choice: The authority is derived, so the postcode that it comes from is flagged.
-- source: SSDA903 rule 420, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
where Episodes.LS in ('V3', 'V4') and placements.PL_LA is not null

/* examples
- name: a known postcode under V3 or V4
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{LS: V3, PL_POST: S1 1AA}, {LS: V4, PL_POST: DN13CC}]
  flags: {Episodes: [1, 2]}
- name: a postcode that is not in the list, none, or another legal status
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{LS: V3, PL_POST: S9 9ZZ}, {LS: V4, HOME_POST: S1 1AA}, {LS: C2, PL_POST: S1 1AA}]
  flags: {}
*/
