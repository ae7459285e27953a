-- title: A temporary placement that does not follow another placement
-- message: A period of care cannot start with a temporary placement.
-- severity: error
-- flags: Episodes(PLACE, RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give P or B as the reason for the episode, or correct the type of placement.
-- choice: A temporary placement must begin with a change of placement (P, B); every other reason,
--   and none, is flagged.
-- source: SSDA903 rule 380, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE in ('T0', 'T1', 'T2', 'T3', 'T4')
    and coalesce(RNE not in ('P', 'B'), true)

/* examples
- name: starts care, is only a change of legal status, or has no reason
  Episodes: [{PLACE: T0, RNE: S}, {PLACE: T4, RNE: L}, {PLACE: T1}]
  flags: {Episodes: [1, 2, 3]}
- name: a change of placement, or another type
  Episodes: [{PLACE: T0, RNE: P}, {PLACE: T4, RNE: B}, {PLACE: U1, RNE: S}, {RNE: S}]
  flags: {}
*/
