-- title: A new episode began while the one before is still open
-- message: A new episode has started, but the previous episode has not ended.
-- severity: error
-- flags: Episodes(DEC, REC)
-- needs: Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give the day on which the episode ceased, and the reason.
-- choice: The last episode is that with the latest beginning, of two the later row. Episodes
--   without a beginning are left out.
-- differs: It may also test an episode without a beginning, as if it had begun in 1901.
-- source: SSDA903 rule 142, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where DECOM is not null and next_DECOM is not null and (DEC is null or REC is null)

/* examples
- name: no end, or no reason for it
  Episodes: [{DECOM: 2026-08-01}, {DECOM: 2026-05-01, REC: X1}, {DECOM: 2026-06-01, DEC: 2026-08-01}, {DECOM: 2026-05-02, DEC: '31/02/2026', REC: X1}]
  flags: {Episodes: [2, 3, 4]}
- name: only the last one is open, or one is without a beginning
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-08-01, REC: X1}, {DECOM: 2026-08-01}, {}, {CHILD: B, DECOM: 2026-05-01}]
  flags: {}
*/
