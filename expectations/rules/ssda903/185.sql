-- title: An SDQ score for a child who was not looked after all year
-- message: Child has not been looked after continuously for at least 12 months at 31 March but a
--   Strengths and Difficulties (SDQ) score has been completed.
-- severity: error
-- flags: OC2(SDQ_SCORE)
-- needs: Episodes, OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the score empty, or correct the episodes.
-- choice: Looked after for the whole year is told from the episodes.
-- source: SSDA903 rule 185, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
anti join continuously_looked_after using (CHILD)
where OC2.SDQ_SCORE_as_sent is not null

/* examples
- name: came within the year, or has no episode
  year: 2026
  OC2: [{SDQ_SCORE: 12}, {CHILD: B, SDQ_SCORE: TEN}]
  Episodes: [{DECOM: 2025-04-02, RNE: S, LS: C2}]
  flags: {OC2: [1, 2]}
- name: looked after all year, or no score
  year: 2026
  OC2: [{SDQ_SCORE: 12}, {CHILD: B, SDQ_REASON: SDQ1}]
  Episodes: [{DECOM: 2025-04-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-04-02, RNE: S, LS: C2}]
  flags: {}
*/
