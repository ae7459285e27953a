-- title: No return to the normal placement after a temporary one
-- message: A child in a temporary placement must subsequently return to his/her normal placement.
-- severity: error
-- flags: Episodes(PLACE, RNE, PL_POST)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the types or postcodes of the placements, or the reason for the episode.
-- choice: The episode after a temporary placement must be a change of placement (P) to the type
--   and postcode of the episode before it. The words of today are taken for every year from 2022/23,
--   as those before the last change are not known.
-- differs: The public validator takes two missing postcodes, or two missing types, for different
--   ones; we do not.
-- source: SSDA903 rule 383, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select back.row_id as Episodes
from episodes_in_order as back
join episodes_in_order as away on back.previous_row_id = away.row_id
where
    away.PLACE in ('T0', 'T1', 'T2', 'T3', 'T4')
    and away.previous_row_id is not null
    and (
        back.RNE is distinct from 'P'
        or back.PLACE is distinct from away.previous_PLACE
        or back.PL_POST is distinct from away.previous_PL_POST
    )

/* examples
- name: another reason, type or postcode, or none
  Episodes:
    - {DECOM: 2026-05-01, PLACE: U1, PL_POST: S1 2AB}
    - {DECOM: 2026-06-01, PLACE: T1, PL_POST: S1 2AC}
    - {DECOM: 2026-06-15, PLACE: U1, PL_POST: S1 2AB, RNE: B}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: U1, PL_POST: S1 2AB}
    - {CHILD: B, DECOM: 2026-06-01, PLACE: T1}
    - {CHILD: B, DECOM: 2026-06-15, PLACE: K2, PL_POST: S1 2AB, RNE: P}
    - {CHILD: C, DECOM: 2026-05-01, PLACE: U1, PL_POST: S1 2AB}
    - {CHILD: C, DECOM: 2026-06-01, PLACE: T1}
    - {CHILD: C, DECOM: 2026-06-15, PLACE: U1, RNE: P}
  flags: {Episodes: [3, 6, 9]}
- name: back in the normal placement, also if it has no postcode
  Episodes:
    - {DECOM: 2026-06-15, PLACE: U1, PL_POST: S1 2AB, RNE: P}
    - {DECOM: 2026-06-01, PLACE: T1, PL_POST: S1 2AC}
    - {DECOM: 2026-05-01, PLACE: U1, PL_POST: S1 2AB}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: U1}
    - {CHILD: B, DECOM: 2026-06-01, PLACE: T1}
    - {CHILD: B, DECOM: 2026-06-15, PLACE: U1, RNE: P}
  flags: {}
- name: the temporary placement is the first episode, or the last
  Episodes:
    - {DECOM: 2026-05-01, PLACE: T1}
    - {DECOM: 2026-06-01, PLACE: U1, RNE: P}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: U1}
    - {CHILD: B, DECOM: 2026-06-01, PLACE: T1, RNE: P}
  flags: {}
- name: one temporary placement after another
  Episodes:
    - {DECOM: 2026-05-01, PLACE: U1}
    - {DECOM: 2026-06-01, PLACE: T1, RNE: P}
    - {DECOM: 2026-06-15, PLACE: T2, RNE: P}
  flags: {Episodes: [3]}
*/
