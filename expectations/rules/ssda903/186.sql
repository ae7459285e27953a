-- title: No SDQ score for a child of 4 to 16 who was looked after all year
-- message: Children aged 4 or over at the start of the year and children aged under 17 at the end
--   of the year and who have been looked after for at least 12 months continuously should have a
--   Strengths and Difficulties (SDQ) score completed.
-- severity: error
-- flags: OC2(SDQ_SCORE)
-- needs: Episodes, OC2
-- years: 2023-
-- dimension: completeness
-- to do: Give the score, or the reason why there is none.
-- choice: A reason for no score clears it, as rule 196 provides. Looked after for the whole year
--   is told from the episodes.
-- source: SSDA903 rule 186, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where
    birthday(OC2.DOB, 4) <= collection_start()
    and birthday(OC2.DOB, 17) > collection_end()
    and OC2.SDQ_SCORE_as_sent is null
    and OC2.SDQ_REASON is null

/* examples
- name: 4 on the first day, 17 the day after the last
  year: 2026
  OC2: [{DOB: 2021-04-01}, {CHILD: B, DOB: 2009-04-01}]
  Episodes: [{DECOM: 2021-05-01, LS: C2}, {CHILD: B, DECOM: 2020-01-01, LS: C2}]
  flags: {OC2: [1, 2]}
- name: 4 the day after, 17 on the last day, a score, a reason, or not all year
  year: 2026
  OC2:
    - {DOB: 2021-04-02}
    - {CHILD: B, DOB: 2009-03-31}
    - {CHILD: C, DOB: 2015-01-01, SDQ_SCORE: 0}
    - {CHILD: D, DOB: 2015-01-01, SDQ_REASON: SDQ2}
    - {CHILD: E, DOB: 2015-01-01}
    - {CHILD: F}
  Episodes:
    - {DECOM: 2021-05-01, LS: C2}
    - {CHILD: B, DECOM: 2020-01-01, LS: C2}
    - {CHILD: C, DECOM: 2020-01-01, LS: C2}
    - {CHILD: D, DECOM: 2020-01-01, LS: C2}
    - {CHILD: E, DECOM: 2025-05-01, RNE: S, LS: C2}
    - {CHILD: F, DECOM: 2020-01-01, LS: C2}
  flags: {}
*/
