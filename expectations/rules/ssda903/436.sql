-- title: A change of placement and legal status that the episodes do not show
-- message: Reason for new episode is that both child’s placement and legal status have changed, but this is not reflected in the episode data.
-- severity: error
-- flags: Episodes(RNE, LS, PLACE, PL_POST, URN, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct RNE, or the legal status and the placement of this episode or of the one before
--   it.
-- choice: Compared with the episode before it, as texts. What is missing in both is the same.
-- source: SSDA903 rule 436, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    RNE in ('U', 'B')
    and previous_row_id is not null
    and (
        LS is not distinct from previous_LS
        or (
            PLACE is not distinct from previous_PLACE
            and PL_POST is not distinct from previous_PL_POST
            and URN is not distinct from previous_URN
            and PLACE_PROVIDER is not distinct from previous_PLACE_PROVIDER
        )
    )

/* examples
- name: the same legal status, or missing in both
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1}, {DECOM: 2026-06-01, RNE: U, LS: C1, PLACE: U2}, {CHILD: B, DECOM: 2026-05-01, PLACE: U1}, {CHILD: B, DECOM: 2026-06-01, RNE: B, PLACE: U2}]
  flags: {Episodes: [2, 4]}
- name: nothing of the placement differs, a part is missing in both
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1}, {DECOM: 2026-06-01, RNE: B, LS: C2, PLACE: U1}]
  flags: {Episodes: [2]}
- name: both differ, another reason, or the first episode
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1, RNE: B}, {DECOM: 2026-06-01, RNE: B, LS: C2, PLACE: U1, URN: '1'}, {DECOM: 2026-07-01, RNE: S, LS: C2, PLACE: U1, URN: '1'}]
  flags: {}
*/
