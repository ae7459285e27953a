-- title: A postcode that does not exist
-- message: Postcode(s) provided are invalid.
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the postcode that is not in the list of postcodes.
-- choice: Blanks in a postcode are not looked at. Both fields are flagged, whichever is wrong.
-- source: SSDA903 rule 392c, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join known_postcodes as home on home.postcode = replace(Episodes.HOME_POST, ' ', '')
left join known_postcodes as placed on placed.postcode = replace(Episodes.PL_POST, ' ', '')
where
    (Episodes.HOME_POST is not null and home.postcode is null)
    or (Episodes.PL_POST is not null and placed.postcode is null)

/* examples
- name: one of the two is not in the list
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{HOME_POST: S9 9ZZ, PL_POST: S1 1AA}, {PL_POST: NOWHERE}]
  flags: {Episodes: [1, 2]}
- name: known, with or without the blank, or missing
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S12BB}, {}]
  flags: {}
- name: without a list of postcodes
  Episodes: [{HOME_POST: S9 9ZZ}]
  state: not run
  flags: {}
*/
