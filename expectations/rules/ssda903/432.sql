-- title: Care had ended, but does not start anew
-- message: The child ceased to be looked after at the end of the previous episode but the reason for the new episode is not started to be looked after.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct RNE to S, or REC of the previous episode to X1 if the child stayed in care.
-- choice: A missing RNE is not S and is flagged.
-- source: SSDA903 rule 432, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    previous_REC in (
        'E2', 'E3', 'E4A', 'E4B', 'E5', 'E6', 'E7', 'E8', 'E9', 'E11', 'E12', 'E13', 'E14',
        'E15', 'E16', 'E17', 'E41', 'E45', 'E46', 'E47', 'E48'
    )
    and RNE is distinct from 'S'

/* examples
- name: goes on for another reason, or for none
  Episodes: [{DECOM: 2026-05-01, REC: E4A}, {DECOM: 2026-06-01, RNE: P}, {CHILD: B, DECOM: 2026-05-01, REC: E48}, {CHILD: B, DECOM: 2026-06-01}]
  flags: {Episodes: [2, 4]}
- name: starts anew, goes on after X1 or an unknown reason, or is the first in order of DECOM
  Episodes: [{DECOM: 2026-05-01, REC: E4A}, {DECOM: 2026-06-01, RNE: S, REC: X1}, {DECOM: 2026-07-01, RNE: P, REC: E99}, {DECOM: 2026-08-01, RNE: L}, {CHILD: B, DECOM: 2026-06-01, REC: E3, RNE: S}, {CHILD: B, DECOM: 2026-05-01, RNE: P}]
  flags: {}
*/
