-- title: A reason for changing to or from a temporary placement
-- message: Reason for placement change is not required for temporary placements.
-- severity: error
-- flags: Episodes(REASON_PLACE_CHANGE, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Take out the reason for the change in this episode and in the one before it, or correct
--   the type of placement.
-- choice: The temporary placement is flagged, also where the reason stands in the episode before
--   it. The words of today are taken for every year from 2022/23, as those before the last change
--   are not known.
-- source: SSDA903 rule 226, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    PLACE in ('T0', 'T1', 'T2', 'T3', 'T4')
    and (REASON_PLACE_CHANGE is not null or previous_REASON_PLACE_CHANGE is not null)

/* examples
- name: a reason when it ends, or when the one before it ends
  Episodes:
    - {DECOM: 2026-05-01, PLACE: T1, REASON_PLACE_CHANGE: CARPL}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: U1, REASON_PLACE_CHANGE: CARPL}
    - {CHILD: B, DECOM: 2026-06-01, PLACE: T4}
  flags: {Episodes: [1, 3]}
- name: no reason, or a reason in the episode after, or of another child
  Episodes:
    - {DECOM: 2026-05-01, PLACE: T1}
    - {DECOM: 2026-06-01, PLACE: U1, REASON_PLACE_CHANGE: CARPL}
    - {CHILD: B, DECOM: 2026-07-01, PLACE: T1}
  flags: {}
*/
