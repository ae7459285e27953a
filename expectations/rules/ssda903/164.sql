-- title: The distance from home cannot be right
-- message: Distance is not valid. Please check a valid postcode has been entered. [NOTE: This
--   check will result in false positives for children formerly UASC not identified as such in
--   loaded data]
-- severity: query
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes, postcodes
-- years: 2023-
-- dimension: validity
-- to do: Check the postcodes of the home and of the placement.
-- choice: A distance that cannot be told is not reported. The distance is derived, so the
--   postcodes are flagged. Respite (V3, V4) is tested too. Two years are asked for unaccompanied
--   asylum-seeking children.
-- differs: It is silent where neither a header nor UASC came, and looks into UASC only where the
--   header did not come.
-- source: SSDA903 rule 164, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
anti join (from uasc_status where is_uasc or was_uasc) as alone using (CHILD)
where placements.PL_DISTANCE not between 0 and 999.9

/* examples
- name: 1000 miles
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 2AB}]
  references: {postcodes: [{postcode: S11AA, la_code: '373', easting: 0, northing: 0}, {postcode: S12AB, la_code: '373', easting: 1609344, northing: 0}]}
  flags: {Episodes: [1]}
- name: 999.9 miles, no home, or came alone
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 2AB}, {CHILD: B, PL_POST: S1 2AB}, {CHILD: C, HOME_POST: S1 1AA, PL_POST: S1 3AB}]
  UASC: [{CHILD: C, DUC: 2030-01-01}]
  references: {postcodes: [{postcode: S11AA, la_code: '373', easting: 0, northing: 0}, {postcode: S12AB, la_code: '373', easting: 1609183, northing: 0}, {postcode: S13AB, la_code: '373', easting: 1709344, northing: 0}]}
  flags: {}
- name: came alone, says the return of the year before
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 3AB}]
  UASC_last: [{SEX: M, DOB: 2010-01-01}]
  references: {postcodes: [{postcode: S11AA, la_code: '373', easting: 0, northing: 0}, {postcode: S13AB, la_code: '373', easting: 1709344, northing: 0}]}
  flags: {}
*/
