-- title: Placed for adoption with current foster carers, and the reason for the episode does not
--   fit
-- message: Children who are placed for adoption with current foster carers (placement types A3 or
--   A5) must have a reason for new episode of S, T or U.
-- severity: error
-- flags: Episodes(PLACE, DECOM, RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason for the new episode to S, T or U, or the type of placement.
-- choice: Episodes from 1 April 2015; a missing reason is not one of the three.
-- source: SSDA903 rule 217, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE in ('A3', 'A5')
    and DECOM >= date '2015-04-01'
    and coalesce(RNE not in ('S', 'T', 'U'), true)

/* examples
- name: another reason, or none
  Episodes: [{PLACE: A3, DECOM: 2015-04-01, RNE: P}, {PLACE: A5, DECOM: 2026-06-01}]
  flags: {Episodes: [1, 2]}
- name: one of the three reasons, another placement, an older episode, or no start
  Episodes:
    - {PLACE: A3, DECOM: 2026-06-01, RNE: S}
    - {PLACE: A5, DECOM: 2026-06-01, RNE: T}
    - {PLACE: A5, DECOM: 2026-06-01, RNE: U}
    - {PLACE: A4, DECOM: 2026-06-01, RNE: P}
    - {PLACE: A3, DECOM: 2015-03-31, RNE: P}
    - {PLACE: A3, RNE: P}
  flags: {}
*/
