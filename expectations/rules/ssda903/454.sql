-- title: A placement over 350 miles from home
-- message: Placement distance from home is over 350 miles. [NOTE: This check will result in false positives for children formerly UASC not identified as such in loaded data]
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes, postcodes
-- years: 2026-
-- dimension: accuracy
-- to do: Correct the postcode of the home or of the placement.
-- choice: Children who are or were unaccompanied are not left out; rule 406 wants no distance of
--   them. The distance is derived, so the postcodes that it comes from are flagged.
-- source: SSDA903 rule 454, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
where placements.PL_DISTANCE > 350 and placements.PL_DISTANCE <> 999.9

/* examples
- name: a tenth of a mile more, also of an unaccompanied child
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: TR11AA, la_code: '908', easting: 563431.3344, northing: 0}]}
  UASC: [{CHILD: B, DOB: 2010-01-01}]
  Episodes: [{HOME_POST: S1 1AA, PL_POST: TR1 1AA}, {CHILD: B, HOME_POST: S1 1AA, PL_POST: TR1 1AA}]
  flags: {Episodes: [1, 2]}
- name: 350 miles, or one postcode is missing
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: TR11AA, la_code: '908', easting: 563270.4, northing: 0}]}
  Episodes: [{HOME_POST: S1 1AA, PL_POST: TR1 1AA}, {PL_POST: TR1 1AA}]
  flags: {}
- name: 999.9 says that the distance is not known
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: ZE11AA, la_code: SCO, easting: 1609183.0656, northing: 0}]}
  Episodes: [{HOME_POST: S1 1AA, PL_POST: ZE1 1AA}]
  flags: {}
*/
