-- title: A change of legal status that the episodes do not show
-- message: Reason for new episode is that child's legal status has changed but not the placement, but this is not reflected in the episode data.
-- severity: error
-- flags: Episodes(RNE, LS, PLACE, PL_POST, URN, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct RNE, or the legal status and the placement of this episode or of the one before
--   it.
-- choice: Compared with the episode before it, as texts. What is missing in both is the same, but a
--   legal status that is missing in both is not held to be unchanged.
-- source: SSDA903 rule 434, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    RNE = 'L'
    and previous_row_id is not null
    and (
        LS = previous_LS
        or PLACE is distinct from previous_PLACE
        or PL_POST is distinct from previous_PL_POST
        or URN is distinct from previous_URN
        or PLACE_PROVIDER is distinct from previous_PLACE_PROVIDER
    )

/* examples
- name: the same legal status
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1}, {DECOM: 2026-06-01, RNE: L, LS: C1, PLACE: U1}]
  flags: {Episodes: [2]}
- name: one thing of the placement differs
  Episodes: [{DECOM: 2026-05-01, LS: C1}, {DECOM: 2026-06-01, RNE: L, LS: C2, PLACE: U1}, {DECOM: 2026-07-01, RNE: L, LS: C1, PLACE: U1, PL_POST: S1 1AA}, {DECOM: 2026-08-01, RNE: L, LS: C2, PLACE: U1, PL_POST: S1 1AA, URN: '1'}, {DECOM: 2026-09-01, RNE: L, LS: C1, PLACE: U1, PL_POST: S1 1AA, URN: '1', PLACE_PROVIDER: PR1}]
  flags: {Episodes: [2, 3, 4, 5]}
- name: only the legal status differs, both are missing, another reason, or the first episode
  Episodes: [{DECOM: 2026-05-01, RNE: L, LS: C1, PLACE: U1}, {DECOM: 2026-06-01, RNE: L, LS: C2, PLACE: U1}, {DECOM: 2026-07-01, RNE: P, LS: C2, PLACE: U2}, {CHILD: B, DECOM: 2026-05-01}, {CHILD: B, DECOM: 2026-06-01, RNE: L}]
  flags: {}
*/
