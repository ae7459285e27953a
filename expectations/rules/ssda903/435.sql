-- title: A change of placement that the episodes do not show
-- message: Reason for new episode is that child’s placement has changed but not the legal status, but this is not reflected in the episode data recorded.
-- severity: error
-- flags: Episodes(LS, PLACE, PL_POST, URN, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct RNE, or the legal status and the placement of this episode or of the one before
--   it.
-- choice: Compared with the episode before it, as texts. What is missing, even in both, is not held
--   to be the same (rule 436 holds it so).
-- source: SSDA903 rule 435, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where
    RNE in ('P', 'T')
    and previous_row_id is not null
    and (
        (LS = previous_LS) is not true
        or (
            PLACE = previous_PLACE
            and PL_POST = previous_PL_POST
            and URN = previous_URN
            and PLACE_PROVIDER = previous_PLACE_PROVIDER
        )
    )

/* examples
- name: the legal status differs, or is missing
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1}, {DECOM: 2026-06-01, RNE: P, LS: C2, PLACE: U2}, {DECOM: 2026-07-01, RNE: T, PLACE: U3}, {DECOM: 2026-08-01, RNE: T, PLACE: U1}]
  flags: {Episodes: [2, 3, 4]}
- name: nothing of the placement differs
  Episodes: [{DECOM: 2026-05-01, LS: C1, PLACE: U1, PL_POST: S1 1AA, URN: '1', PLACE_PROVIDER: PR1}, {DECOM: 2026-06-01, RNE: P, LS: C1, PLACE: U1, PL_POST: S1 1AA, URN: '1', PLACE_PROVIDER: PR1}]
  flags: {Episodes: [2]}
- name: one thing differs, one is missing in both, another reason, or the first episode
  Episodes: [{DECOM: 2026-05-01, RNE: P, LS: C1, PLACE: U1, PL_POST: S1 1AA, URN: '1', PLACE_PROVIDER: PR1}, {DECOM: 2026-06-01, RNE: T, LS: C1, PLACE: U1, PL_POST: S1 1AA, URN: '1', PLACE_PROVIDER: PR2}, {DECOM: 2026-07-01, RNE: L, LS: C2}, {CHILD: B, DECOM: 2026-05-01, LS: C1, PLACE: U1, PL_POST: S1 1AA, PLACE_PROVIDER: PR1}, {CHILD: B, DECOM: 2026-06-01, RNE: P, LS: C1, PLACE: U1, PL_POST: S1 1AA, PLACE_PROVIDER: PR1}]
  flags: {}
*/
