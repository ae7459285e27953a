-- title: The placement has ended but the missing period that began in it has not
-- message: If the placement from which the child goes missing/away from placement without
--   authorisation ends, the missing/away from placement without authorisation period in the missing
--   module must also have an end date.
-- severity: error
-- flags: Missing(MIS_END)
-- needs: Episodes, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Give the day on which the missing period ended, or the right end of the placement.
-- choice: The placement is an episode with an end, for whatever reason it ended, in which the
--   period began; its first and last day count.
-- source: SSDA903 rule 575, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Missing.row_id as Missing
from Missing
join Episodes using (CHILD)
where
    Missing.MIS_END_as_sent is null
    and Missing.MIS_START between Episodes.DECOM and Episodes.DEC

/* examples
- name: began within an episode that ended, on its first and its last day
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}]
  Missing: [{MIS_START: 2026-05-01}, {MIS_START: 2026-06-01}]
  flags: {Missing: [1, 2]}
- name: outside, ended, or the episode is open
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {DECOM: 2026-06-01}]
  Missing: [{MIS_START: 2026-04-30}, {MIS_START: 2026-06-02}, {MIS_START: 2026-05-05, MIS_END: 2026-05-06}]
  flags: {}
*/
