-- title: An SDQ score or reason for a child under 4
-- message: Child is aged under 4 years at the end of the year, but a Strengths and Difficulties
--   (SDQ) score or a reason for no SDQ score has been completed.
-- severity: error
-- flags: OC2(SDQ_SCORE, SDQ_REASON)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the score and the reason empty, or correct the date of birth.
-- source: SSDA903 rule 188, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where
    birthday(DOB, 4) > collection_end()
    and coalesce(SDQ_SCORE_as_sent, SDQ_REASON) is not null

/* examples
- name: 4 the day after the last
  year: 2026
  OC2: [{DOB: 2022-04-01, SDQ_SCORE: 12}, {CHILD: B, DOB: 2022-04-01, SDQ_REASON: SDQ1}]
  flags: {OC2: [1, 2]}
- name: 4 on the last day, nothing is told, or no date of birth
  year: 2026
  OC2: [{DOB: 2022-03-31, SDQ_SCORE: 12}, {CHILD: B, DOB: 2022-04-01}, {CHILD: C, SDQ_SCORE: 12}]
  flags: {}
*/
