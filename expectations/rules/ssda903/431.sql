-- title: Care starts anew before the previous episode is over
-- message: The reason for new episode is started to be looked after, but the previous episode ended on the same day.
-- severity: error
-- flags: Episodes(RNE, DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct RNE if the child stayed in care, or the dates of the two episodes.
-- choice: Not only on the same day: also where it starts before the previous episode ended.
-- source: SSDA903 rule 431, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where RNE = 'S' and DECOM <= previous_DEC

/* examples
- name: starts on the day on which the previous episode ended, or earlier
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {DECOM: 2026-06-01, RNE: S}, {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01}, {CHILD: B, DECOM: 2026-05-20, RNE: S}]
  flags: {Episodes: [2, 4]}
- name: a day later, a continuation, no end before it, or the child's first episode
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, RNE: S}, {DECOM: 2026-06-02, RNE: S}, {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01}, {CHILD: B, DECOM: 2026-06-01, RNE: P}, {CHILD: C, DECOM: 2026-05-01}, {CHILD: C, DECOM: 2026-05-01, RNE: S}]
  flags: {}
*/
