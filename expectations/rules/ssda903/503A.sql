-- title: The reason for the episode that goes on changed between the years
-- message: The reason for new episode in the first episode does not match open episode at end of last year.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason of the first episode, or explain why it was wrong last year.
-- choice: The first episode of this year is compared with the last of the return of the year
--   before, if that was open; they need not begin on one day. What is there in one year only
--   differs. An end that cannot be read leaves the episode open.
-- differs: The validator gives no result for anybody where one child has no readable DECOM; here
--   only that child is left out.
-- source: SSDA903 rule 503A, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_carried_over
where RNE is distinct from last_RNE

/* examples
- name: another code, or one in one year only
  Episodes_last: [{DECOM: 2025-05-01, RNE: S}, {CHILD: B, DECOM: 2025-05-01, RNE: S}, {CHILD: C, DECOM: 2025-05-01}]
  Episodes: [{DECOM: 2025-05-01, RNE: P}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, RNE: S}]
  flags: {Episodes: [1, 2, 3]}
- name: the first of this year and the last of last year count, by DECOM; the end cannot be read
  Episodes_last: [{DECOM: 2025-05-01, RNE: S, DEC: '31/31/2025'}, {DECOM: 2025-04-01, RNE: P, DEC: 2025-05-01}]
  Episodes: [{DECOM: 2026-05-01, RNE: S}, {DECOM: 2025-06-01, RNE: P}]
  flags: {Episodes: [2]}
- name: the same, missing in both years, or last year's episode had ended
  Episodes_last: [{DECOM: 2025-05-01, RNE: S}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, DEC: 2025-06-01, RNE: S}]
  Episodes: [{DECOM: 2025-05-01, RNE: S}, {DECOM: 2026-05-01, RNE: P}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, RNE: P}]
  flags: {}
- name: the return of the year before did not come
  without: [Episodes_last]
  Episodes: [{DECOM: 2025-05-01}]
  state: not run
  flags: {}
*/
