-- title: Deprived of liberty in an unexpected placement
-- message: Child with a DoLO is in an unexpected placement type.
-- severity: query
-- flags: DoLo(DOLO_START), Episodes(PLACE)
-- needs: DoLo, Episodes
-- years: 2027-
-- dimension: consistency
-- to do: Correct the placement or the dates of the order, or explain the placement.
-- choice: Expected are K2, Z12 and Z13. The order and the episode share at least a day, their first
--   and last days included; an open order lasts on. A query, for what is unexpected may be right.
-- differs: The validator reads a column PLACEMENT that episodes do not have, so that it crashes;
--   and it leaves out open orders.
-- source: SSDA903 rule 709, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select DoLo.row_id as DoLo, Episodes.row_id as Episodes
from DoLo
join Episodes using (CHILD)
where
    (DoLo.DOLO_START <= Episodes.DEC or (DoLo.DOLO_START is not null and Episodes.DEC is null))
    and (
        DoLo.DOLO_END >= Episodes.DECOM
        or (DoLo.DOLO_END_as_sent is null and Episodes.DECOM is not null)
    )
    and coalesce(Episodes.PLACE, '') not in ('K2', 'Z12', 'Z13')

/* examples
- name: one shared day at either end, and an open order
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: U1}, {CHILD: B, DECOM: 2026-05-01}]
  DoLo:
    - {DOLO_START: 2026-06-01, DOLO_END: 2026-06-30}
    - {DOLO_START: 2026-04-01, DOLO_END: 2026-05-01}
    - {CHILD: B, DOLO_START: 2026-04-01}
  flags: {DoLo: [1, 2, 3], Episodes: [1, 2]}
- name: an expected placement, or no shared day
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, PLACE: U1}
    - {DECOM: 2026-06-02, DEC: 2026-07-01, PLACE: K2}
    - {CHILD: B, DECOM: 2026-05-01, PLACE: Z12}
    - {CHILD: C, DECOM: 2026-05-01, PLACE: Z13}
  DoLo:
    - {DOLO_START: 2026-06-02, DOLO_END: 2026-06-30}
    - {DOLO_START: 2026-04-01, DOLO_END: 2026-04-30}
    - {CHILD: B, DOLO_START: 2026-04-01}
    - {CHILD: C, DOLO_START: 2026-06-01, DOLO_END: 2026-06-02}
    - {}
  flags: {}
*/
