-- title: A placement inside the authority lies in another
-- message: Placement location code disagrees with LA of placement.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the list of postcodes, which has the postcode in two authorities, or the postcode
--   of the placement.
-- choice: Location and authority are both derived from PL_POST, so they can only disagree where the
--   list of postcodes has one of them in two authorities.
-- source: SSDA903 rule 411, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements as located using (row_id)
join placements as placed using (row_id)
where
    located.PL_LOCATION = 'IN'
    and placed.PL_LA is distinct from local_authority()

/* examples
- name: the list has the postcode in two authorities
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S11AA, la_code: '371', easting: 0, northing: 0}]}
  Episodes: [{PL_POST: S1 1AA}]
  flags: {Episodes: [1]}
- name: inside, outside, and not in the list
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{PL_POST: S1 1AA}, {PL_POST: DN1 3CC}, {PL_POST: S9 9ZZ}, {}]
  flags: {}
*/
