-- title: No strengths and difficulties score for a child who is looked after
-- message: Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no SDQ score.
-- severity: error
-- flags: OC2(SDQ_REASON, DOB)
-- needs: OC2, Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give the score, or the reason that holds at the child's age.
-- choice: The child is 4 at the beginning of the year and turns 16 on its last day or later.
-- source: SSDA903 rule 157, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
join continuously_looked_after using (CHILD)
where
    birthday(OC2.DOB, 4) <= collection_start()
    and birthday(OC2.DOB, 16) >= collection_end()
    and OC2.SDQ_SCORE_as_sent is null
    and OC2.SDQ_REASON = 'SDQ1'

/* examples
- name: ten years old, looked after all year
  year: 2026
  OC2: [{DOB: 2015-05-01, SDQ_REASON: SDQ1}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}]
  flags: {OC2: [1]}
- name: has a score, or came within the year
  year: 2026
  OC2: [{DOB: 2015-05-01, SDQ_REASON: SDQ1, SDQ_SCORE: 12}, {CHILD: B, DOB: 2015-05-01, SDQ_REASON: SDQ1}]
  Episodes: [{DECOM: 2020-01-01, RNE: S, LS: C2}, {CHILD: B, DECOM: 2025-06-01, RNE: S, LS: C2}]
  flags: {}
*/
