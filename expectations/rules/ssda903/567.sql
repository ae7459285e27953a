-- title: A missing period ends before it starts
-- message: The date that the missing episode or episode that the child was away from placement
--   without authorisation ended is before the date that it started.
-- severity: error
-- flags: Missing(MIS_START, MIS_END)
-- needs: Missing
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start or the end of the period.
-- source: SSDA903 rule 567, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_END < MIS_START

/* examples
- name: ends the day before
  Missing: [{MIS_START: 2026-05-02, MIS_END: 2026-05-01}]
  flags: {Missing: [1]}
- name: ends on the day, is open, or has no start
  Missing: [{MIS_START: 2026-05-02, MIS_END: 2026-05-02}, {MIS_START: 2026-05-02}, {MIS_END: 2026-05-02}]
  flags: {}
*/
