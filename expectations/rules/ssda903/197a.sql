-- title: An SDQ score and a reason for none
-- message: Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and
--   Difficulties Questionnaire score is filled in.
-- severity: error
-- flags: OC2(SDQ_SCORE, SDQ_REASON)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the reason empty, or the score.
-- source: SSDA903 rule 197a, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where SDQ_SCORE_as_sent is not null and SDQ_REASON is not null

/* examples
- name: both, even if one cannot be read
  OC2: [{SDQ_SCORE: 0, SDQ_REASON: SDQ1}, {CHILD: B, SDQ_SCORE: TEN, SDQ_REASON: SDQ9}]
  flags: {OC2: [1, 2]}
- name: one of them, or neither
  OC2: [{SDQ_SCORE: 0}, {CHILD: B, SDQ_REASON: SDQ1}, {CHILD: C}]
  flags: {}
*/
