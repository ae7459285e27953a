-- title: Deprived of liberty in a placement where that cannot be
-- message: Child with a DoLO can not be placed in secure children's homes, with parents, young
--   offender institutions, or supported accommodation.
-- severity: error
-- flags: DoLo(DOLO_START), Episodes(PLACE)
-- needs: DoLo, Episodes
-- years: 2027-
-- dimension: consistency
-- to do: Correct the placement or the dates of the order.
-- choice: Those placements are K1, K3, P1 and R5. The order and the episode share at least a day,
--   their first and last days included; an open order lasts on.
-- differs: The validator reads a column PLACEMENT that episodes do not have, so that it crashes;
--   and it leaves out open orders.
-- source: SSDA903 rule 710, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select DoLo.row_id as DoLo, Episodes.row_id as Episodes
from DoLo
join Episodes using (CHILD)
where
    (DoLo.DOLO_START <= Episodes.DEC or (DoLo.DOLO_START is not null and Episodes.DEC is null))
    and (
        DoLo.DOLO_END >= Episodes.DECOM
        or (DoLo.DOLO_END_as_sent is null and Episodes.DECOM is not null)
    )
    and Episodes.PLACE in ('K1', 'K3', 'P1', 'R5')

/* examples
- name: one shared day at either end, and an open order
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: K1}, {CHILD: B, DECOM: 2026-05-01, PLACE: P1}]
  DoLo:
    - {DOLO_START: 2026-06-01, DOLO_END: 2026-06-30}
    - {DOLO_START: 2026-04-01, DOLO_END: 2026-05-01}
    - {CHILD: B, DOLO_START: 2026-04-01}
  flags: {DoLo: [1, 2, 3], Episodes: [1, 2]}
- name: another placement, or no shared day
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: R5}
    - {DECOM: 2026-06-02, DEC: 2026-07-01, PLACE: K2}
    - {CHILD: B, DECOM: 2026-05-01}
  DoLo:
    - {DOLO_START: 2026-06-02, DOLO_END: 2026-06-30}
    - {DOLO_START: 2026-04-01, DOLO_END: 2026-04-30}
    - {CHILD: B, DOLO_START: 2026-04-01}
  flags: {}
*/
