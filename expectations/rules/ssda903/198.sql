-- title: A reason for no SDQ score of a child who was not looked after all year
-- message: Child has not been looked after continuously for at least 12 months at 31 March but a
--   reason for no Strengths and Difficulties (SDQ) score has been completed.
-- severity: error
-- flags: OC2(SDQ_REASON)
-- needs: Episodes, OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the reason empty, or correct the episodes.
-- choice: Looked after for the whole year is told from the episodes.
-- source: SSDA903 rule 198, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
anti join continuously_looked_after using (CHILD)
where OC2.SDQ_REASON is not null

/* examples
- name: left the day before the last, or has no episode
  year: 2026
  OC2: [{SDQ_REASON: SDQ1}, {CHILD: B, SDQ_REASON: SDQ1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-03-30, REC: E8, LS: C2}]
  flags: {OC2: [1, 2]}
- name: looked after until the last day, or no reason
  year: 2026
  OC2: [{SDQ_REASON: SDQ1}, {CHILD: B, SDQ_SCORE: 12}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-03-31, REC: E8, LS: C2}]
  flags: {}
*/
