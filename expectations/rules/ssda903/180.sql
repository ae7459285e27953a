-- title: The SDQ score is not a whole number from 0 to 40
-- message: Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.
-- severity: error
-- flags: OC2(SDQ_SCORE)
-- needs: OC2
-- years: 2023-
-- dimension: validity
-- to do: Correct the score.
-- choice: 5.0 is a whole number.
-- differs: It takes the text NAN for an empty field.
-- source: SSDA903 rule 180, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with scores as (
    select row_id, try_cast(SDQ_SCORE_as_sent as double) as score
    from OC2
    where SDQ_SCORE_as_sent is not null
)

select row_id as OC2
from scores
where score is null or score not between 0 and 40 or score <> floor(score)

/* examples
- name: too high, below 0, a part, or text
  OC2: [{SDQ_SCORE: 41}, {CHILD: B, SDQ_SCORE: -1}, {CHILD: C, SDQ_SCORE: '5.5'}, {CHILD: D, SDQ_SCORE: TEN}, {CHILD: E, SDQ_SCORE: NAN}]
  flags: {OC2: [1, 2, 3, 4, 5]}
- name: 0, 40, or missing
  OC2: [{SDQ_SCORE: 0}, {CHILD: B, SDQ_SCORE: 40}, {CHILD: C, SDQ_SCORE: '5.0'}, {CHILD: D}]
  flags: {}
*/
