-- title: A distance for a child who is or was unaccompanied
-- message: Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank. [NOTE: This check will result in false negatives for children formerly UASC not identified as such in loaded data]
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes, UASC, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Leave out the postcode of the home, or correct that the child is unaccompanied.
-- choice: The distance is derived, so the postcodes that it comes from are flagged. Unaccompanied
--   is who is so in this return or that of the year before: by UASC in the header if it is sent
--   (XML), otherwise by a row in UASC.
-- differs: The validator also runs without UASC where last year's says who was unaccompanied.
-- source: SSDA903 rule 406, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with unaccompanied as (
    select CHILD from uasc_status where is_uasc or was_uasc
)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
semi join unaccompanied on unaccompanied.CHILD = Episodes.CHILD
where placements.PL_DISTANCE is not null

/* examples
- name: unaccompanied this year, or last year
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  UASC: [{DOB: 2010-01-01}]
  UASC_last: [{CHILD: B, DOB: 2010-01-01}]
  Episodes: [{LS: C2, HOME_POST: S1 1AA, PL_POST: S1 2BB}, {CHILD: B, LS: V3, HOME_POST: S1 1AA, PL_POST: S1 2BB}]
  flags: {Episodes: [1, 2]}
- name: one postcode gives no distance, or another child
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  UASC: [{DOB: 2010-01-01}]
  Episodes: [{LS: C2, PL_POST: S1 2BB}, {LS: C2, HOME_POST: S9 9ZZ, PL_POST: S1 2BB}, {CHILD: B, LS: C2, HOME_POST: S1 1AA, PL_POST: S1 2BB}]
  flags: {}
- name: the header, where it has the field, says who is unaccompanied
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Header: [{UASC: '0'}, {CHILD: B, UASC: '1'}]
  UASC: [{SEX: M}, {CHILD: B, SEX: M}]
  Episodes: [{HOME_POST: S1 1AA, PL_POST: S1 2BB}, {CHILD: B, HOME_POST: S1 1AA, PL_POST: S1 2BB}]
  flags: {Episodes: [2]}
- name: nothing is known of unaccompanied children
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  without: [UASC]
  Episodes: [{LS: C2, HOME_POST: S1 1AA, PL_POST: S1 2BB}]
  state: not run
  flags: {}
*/
