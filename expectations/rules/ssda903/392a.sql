-- title: No distance for a child who is looked after
-- message: Child is looked after but no distance is recorded. [NOTE: This check may result in false positives for children formerly UASC]
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes, UASC, postcodes
-- years: 2023-
-- dimension: completeness
-- to do: Give both postcodes, and correct those that the list of postcodes does not have.
-- choice: The distance is derived, so the postcodes that it comes from are flagged. Unaccompanied
--   is who is so in this return or that of the year before: by UASC in the header if it is sent
--   (XML), otherwise by a row in UASC; without this year's UASC table nobody can be left out, and
--   the rule does not run.
-- differs: The validator also runs without UASC where last year's says who was unaccompanied.
-- source: SSDA903 rule 392a, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with unaccompanied as (
    select CHILD from uasc_status where is_uasc or was_uasc
)

select Episodes.row_id as Episodes
from Episodes
join placements using (row_id)
anti join unaccompanied on unaccompanied.CHILD = Episodes.CHILD
where
    placements.PL_DISTANCE is null
    and coalesce(Episodes.LS, '') not in ('V3', 'V4')

/* examples
- name: a postcode is missing, or not in the list
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{LS: C2, HOME_POST: S1 1AA}, {LS: C2, HOME_POST: S1 1AA, PL_POST: S9 9ZZ}, {PL_POST: S1 1AA}]
  flags: {Episodes: [1, 2, 3]}
- name: both postcodes are known, or respite care
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Episodes: [{LS: C2, HOME_POST: S1 1AA, PL_POST: S1 2BB}, {LS: V3}, {LS: V4}]
  flags: {}
- name: unaccompanied this year, or last year
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  UASC: [{DOB: 2010-01-01}]
  UASC_last: [{CHILD: B, DOB: 2010-01-01}]
  Episodes: [{LS: C2}, {CHILD: B, LS: C2}]
  flags: {}
- name: the header, where it has the field, says who is unaccompanied
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  Header: [{UASC: '0'}, {CHILD: B, UASC: '1'}]
  UASC: [{SEX: M}, {CHILD: B, SEX: M}]
  Episodes: [{LS: C2}, {CHILD: B, LS: C2}]
  flags: {Episodes: [1]}
- name: nothing is known of unaccompanied children
  references: {postcodes: [{postcode: S11AA, la_code: '370', easting: 0, northing: 0}, {postcode: S12BB, la_code: '370', easting: 16093.44, northing: 0}, {postcode: DN13CC, la_code: '371', easting: 40000, northing: 0}]}
  without: [UASC]
  Episodes: [{LS: C2}]
  state: not run
  flags: {}
*/
