-- title: An SDQ score or reason for a young person over 17
-- message: Child is aged 17 years or over at the beginning of the year, but an Strengths and
--   Difficulties (SDQ) score or a reason for no Strengths and Difficulties (SDQ) score has been
--   completed.
-- severity: error
-- flags: OC2(DOB, SDQ_SCORE, SDQ_REASON)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the score and the reason empty, or correct the date of birth.
-- choice: Who turns 17 on 1 April itself passes, for rule 197B asks the score of a child who turns
--   17 on a day of the year.
-- source: SSDA903 rule 189, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where
    birthday(DOB, 17) < collection_start()
    and coalesce(SDQ_SCORE_as_sent, SDQ_REASON) is not null

/* examples
- name: 17 the day before the first
  year: 2026
  OC2: [{DOB: 2008-03-31, SDQ_SCORE: 12}, {CHILD: B, DOB: 2008-03-31, SDQ_REASON: SDQ1}]
  flags: {OC2: [1, 2]}
- name: 17 on the first day, nothing is told, or no date of birth
  year: 2026
  OC2: [{DOB: 2008-04-01, SDQ_SCORE: 12}, {CHILD: B, DOB: 2008-03-31}, {CHILD: C, SDQ_SCORE: 12}]
  flags: {}
*/
