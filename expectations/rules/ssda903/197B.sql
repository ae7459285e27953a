-- title: Neither SDQ score nor reason for a child who turned 4 or 17
-- message: SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.
-- severity: error
-- flags: OC2(SDQ_REASON, DOB)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give the score, or the reason why there is none.
-- choice: Meant is who turns 4 or 17 on a day of the year. One who turns 4 on 1 April is asked by
--   rule 186 as well. Looked after for the whole year is told from the episodes.
-- source: SSDA903 rule 197B, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where
    (
        birthday(OC2.DOB, 4) between collection_start() and collection_end()
        or birthday(OC2.DOB, 17) between collection_start() and collection_end()
    )
    and OC2.SDQ_SCORE_as_sent is null
    and OC2.SDQ_REASON is null

/* examples
- name: 4 on the last day, 17 on the first
  year: 2026
  OC2: [{DOB: 2022-03-31}, {CHILD: B, DOB: 2008-04-01}]
  Episodes: [{DECOM: 2022-05-01, LS: C2}, {CHILD: B, DECOM: 2020-01-01, LS: C2}]
  flags: {OC2: [1, 2]}
- name: 4 the day after, 17 the day before, a score, a reason, or not all year
  year: 2026
  OC2:
    - {DOB: 2022-04-01}
    - {CHILD: B, DOB: 2008-03-31}
    - {CHILD: C, DOB: 2021-06-01, SDQ_SCORE: 3}
    - {CHILD: D, DOB: 2008-06-01, SDQ_REASON: SDQ4}
    - {CHILD: E, DOB: 2008-06-01}
  Episodes:
    - {DECOM: 2022-05-01, LS: C2}
    - {CHILD: B, DECOM: 2020-01-01, LS: C2}
    - {CHILD: C, DECOM: 2022-01-01, LS: C2}
    - {CHILD: D, DECOM: 2020-01-01, LS: C2}
    - {CHILD: E, DECOM: 2025-05-01, RNE: S, LS: C2}
  flags: {}
*/
