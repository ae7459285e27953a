-- title: A change of placement without its reason
-- message: Reason for placement change must be recorded.
-- severity: error
-- flags: Episodes(REASON_PLACE_CHANGE)
-- needs: Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give the reason for the change of placement in the episode that it ended.
-- choice: Changes to and from a temporary placement need no reason.
-- source: SSDA903 rule 225, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    REC = 'X1'
    and REASON_PLACE_CHANGE is null
    and coalesce(PLACE not in ('T0', 'T1', 'T2', 'T3', 'T4'), true)
    and next_RNE in ('P', 'B', 'T', 'U')
    and coalesce(next_PLACE not in ('T0', 'T1', 'T2', 'T3', 'T4'), true)

/* examples
- name: a new placement follows, the file being out of order
  Episodes: [{DECOM: 2026-08-01, RNE: P, PLACE: K2}, {DECOM: 2026-05-01, REC: X1, PLACE: U1}]
  flags: {Episodes: [2]}
- name: a reason, only a legal change, a temporary placement, or another child's episode
  Episodes:
    - {DECOM: 2026-05-01, REC: X1, PLACE: U1, REASON_PLACE_CHANGE: CARPL}
    - {DECOM: 2026-06-01, RNE: P, REC: X1, PLACE: K2}
    - {DECOM: 2026-07-01, RNE: L, REC: X1, PLACE: K2}
    - {DECOM: 2026-08-01, RNE: P, REC: X1, PLACE: T1}
    - {DECOM: 2026-08-15, RNE: P, REC: X1, PLACE: K2}
    - {CHILD: B, DECOM: 2026-09-01, RNE: P, PLACE: K2}
  flags: {}
- name: the last episode comes to an end
  Episodes: [{DECOM: 2026-05-01, REC: E4A}, {DECOM: 2026-06-01, RNE: P}]
  flags: {}
*/
