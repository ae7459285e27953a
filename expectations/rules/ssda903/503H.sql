-- title: The authority of the placement that goes on changed between the years
-- message: The placement LA in first episode does not match open episode at end of last year.
-- severity: error
-- flags: Episodes(PL_POST)
-- needs: Episodes, Episodes_last, postcodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the postcode of the placement, or explain why it was wrong last year.
-- choice: The first episode of this year is compared with the last of the return of the year
--   before, if that was open; they need not begin on one day. An end that cannot be read leaves the
--   episode open. What is known in one year only differs. It is derived, so the postcode that it
--   comes from is flagged.
-- differs: The validator gives no result for anybody where one child has no readable DECOM; here
--   only that child is left out.
-- source: SSDA903 rule 503H, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select carried.row_id as Episodes
from episodes_carried_over as carried
join placements as placed using (row_id)
join placements_last as placed_last on placed_last.row_id = carried.last_row_id
where
    placed.PL_LA is distinct from placed_last.PL_LA

/* examples
- name: in another authority, or known in one year only
  references: {postcodes: [{postcode: S10AA, la_code: '370', easting: 0, northing: 0}, {postcode: S110XX, la_code: '370', easting: 16093.44, northing: 0}, {postcode: S110YY, la_code: '371', easting: 16254.3744, northing: 0}, {postcode: S110ZZ, la_code: '371', easting: 16415.3088, northing: 0}]}
  Episodes_last: [{DECOM: 2025-05-01, PL_POST: S11 0XX}, {CHILD: B, DECOM: 2025-05-01, PL_POST: S11 0XX}, {CHILD: C, DECOM: 2025-05-01}]
  Episodes: [{DECOM: 2025-05-01, PL_POST: S11 0ZZ}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, PL_POST: S11 0ZZ}]
  flags: {Episodes: [1, 2, 3]}
- name: in the same authority, unknown in both years, or last year's episode had ended
  references: {postcodes: [{postcode: S10AA, la_code: '370', easting: 0, northing: 0}, {postcode: S110XX, la_code: '370', easting: 16093.44, northing: 0}, {postcode: S110YY, la_code: '371', easting: 16254.3744, northing: 0}, {postcode: S110ZZ, la_code: '371', easting: 16415.3088, northing: 0}]}
  Episodes_last: [{DECOM: 2025-05-01, PL_POST: S11 0XX}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, DEC: 2025-06-01}]
  Episodes: [{DECOM: 2025-05-01, PL_POST: S1 0AA}, {CHILD: B, DECOM: 2025-05-01, PL_POST: S9 9ZZ}, {CHILD: C, DECOM: 2025-05-01, PL_POST: S11 0YY}]
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
