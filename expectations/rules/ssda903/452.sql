-- title: The authority of placement changed between the years
-- message: Contradiction between local authority of placement code in the last episode of the previous year and in the first episode of the current year.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, Episodes_last, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the postcode of the placement, or explain why it was wrong last year.
-- choice: The first episode of this year is compared with the last of the return of the year
--   before, if that was open; they need not begin on one day. Both must have the same RNE; an end
--   that cannot be read is an end. What is known in one year only differs. It is derived, so the
--   postcode that it comes from is flagged.
-- differs: The validator gives no result for anybody where one child has no readable DECOM; here
--   only that child is left out.
-- source: SSDA903 rule 452, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select carried.row_id as Episodes
from episodes_carried_over as carried
join placements as placed using (row_id)
join placements_last as placed_last on placed_last.row_id = carried.last_row_id
where
    carried.RNE = carried.last_RNE
    and carried.last_DEC_as_sent is null
    and placed.PL_LA is distinct from placed_last.PL_LA

/* examples
- name: in another authority, or known in one year only
  references: {postcodes: [{postcode: S10AA, la_code: '370', easting: 0, northing: 0}, {postcode: S110XX, la_code: '370', easting: 16093.44, northing: 0}, {postcode: S110YY, la_code: '371', easting: 16254.3744, northing: 0}, {postcode: S110ZZ, la_code: '371', easting: 16415.3088, northing: 0}]}
  Episodes_last: [{DECOM: 2025-05-01, RNE: S, PL_POST: S11 0XX}, {CHILD: B, DECOM: 2025-05-01, RNE: S, PL_POST: S11 0XX}, {CHILD: C, DECOM: 2025-05-01, RNE: S}]
  Episodes: [{DECOM: 2025-05-01, RNE: S, PL_POST: S11 0ZZ}, {CHILD: B, DECOM: 2025-05-01, RNE: S}, {CHILD: C, DECOM: 2025-05-01, RNE: S, PL_POST: S11 0ZZ}]
  flags: {Episodes: [1, 2, 3]}
- name: in the same authority, unknown in both years, or last year's episode had ended
  references: {postcodes: [{postcode: S10AA, la_code: '370', easting: 0, northing: 0}, {postcode: S110XX, la_code: '370', easting: 16093.44, northing: 0}, {postcode: S110YY, la_code: '371', easting: 16254.3744, northing: 0}, {postcode: S110ZZ, la_code: '371', easting: 16415.3088, northing: 0}]}
  Episodes_last: [{DECOM: 2025-05-01, RNE: S, PL_POST: S11 0XX}, {CHILD: B, DECOM: 2025-05-01, RNE: S}, {CHILD: C, DECOM: 2025-05-01, DEC: 2025-06-01, RNE: S}]
  Episodes: [{DECOM: 2025-05-01, RNE: S, PL_POST: S1 0AA}, {CHILD: B, DECOM: 2025-05-01, RNE: S, PL_POST: S9 9ZZ}, {CHILD: C, DECOM: 2025-05-01, RNE: S, PL_POST: S11 0YY}]
  flags: {}
- name: another reason for the episode, none on either side, or an end that cannot be read
  references: {postcodes: [{postcode: S10AA, la_code: '370', easting: 0, northing: 0}, {postcode: S110XX, la_code: '370', easting: 16093.44, northing: 0}, {postcode: S110YY, la_code: '371', easting: 16254.3744, northing: 0}, {postcode: S110ZZ, la_code: '371', easting: 16415.3088, northing: 0}]}
  Episodes_last: [{DECOM: 2025-05-01, RNE: S, PL_POST: S11 0XX}, {CHILD: B, DECOM: 2025-05-01, PL_POST: S11 0XX}, {CHILD: C, DECOM: 2025-05-01, RNE: S, DEC: '31/31/2025', PL_POST: S11 0XX}]
  Episodes: [{DECOM: 2025-05-01, RNE: P, PL_POST: S11 0ZZ}, {CHILD: B, DECOM: 2025-05-01, PL_POST: S11 0ZZ}, {CHILD: C, DECOM: 2025-05-01, RNE: S, PL_POST: S11 0ZZ}]
  flags: {}
- name: the return of the year before did not come
  without: [Episodes_last]
  Episodes: [{DECOM: 2025-05-01}]
  state: not run
  flags: {}
- name: without a list of postcodes
  Episodes_last: [{DECOM: 2025-05-01}]
  Episodes: [{DECOM: 2025-05-01}]
  state: not run
  flags: {}
*/
