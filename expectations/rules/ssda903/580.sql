-- title: Missing on leaving care, but not left for that reason
-- message: Child is missing when cease being looked after but reason episode ceased not ‘E8’.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Give E8 as the reason for which care ended, or correct the end of the missing period.
-- choice: The child is missing on the day on which care ends where the period began by then and
--   ends on that day or later, or is open. An episode that ends with X1 does not end care.
-- differs: The validator looks only at children whose care and missing period both end on their
--   18th birthday, so that others pass it; of those it also flags X1.
-- source: SSDA903 rule 580, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join Missing using (CHILD)
where
    Episodes.REC is distinct from 'E8'
    and Episodes.REC is distinct from 'X1'
    and coalesce(Missing.MIS_START, Missing.MIS_END) <= Episodes.DEC
    and (Missing.MIS_END_as_sent is null or Missing.MIS_END >= Episodes.DEC)

/* examples
- name: the period ends on the day on which care ends, or is open
  Episodes: [{DEC: 2026-06-01, REC: E4A}, {CHILD: B, DEC: 2026-06-01}]
  Missing: [{MIS_START: 2026-05-01, MIS_END: 2026-06-01}, {CHILD: B, MIS_START: 2026-06-01}]
  flags: {Episodes: [1, 2]}
- name: left with E8, moved on, found before, or missing only later
  Episodes:
    - {DEC: 2026-06-01, REC: E8}
    - {CHILD: B, DEC: 2026-06-01, REC: X1}
    - {CHILD: C, DEC: 2026-06-01, REC: E4A}
    - {CHILD: D, DEC: 2026-06-01, REC: E4A}
    - {CHILD: E}
  Missing:
    - {MIS_START: 2026-05-01}
    - {CHILD: B, MIS_START: 2026-05-01}
    - {CHILD: C, MIS_START: 2026-05-01, MIS_END: 2026-05-31}
    - {CHILD: D, MIS_START: 2026-06-02}
    - {CHILD: E, MIS_START: 2026-06-02}
  flags: {}
*/
