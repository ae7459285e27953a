-- title: Missing before birth
-- message: Dates of missing periods are before child’s date of birth.
-- severity: error
-- flags: Missing(MIS_START)
-- needs: Missing
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the missing period or the date of birth.
-- choice: The start of the period is compared with the date of birth in the same row.
-- differs: The validator also flags a start on the day of birth.
-- source: SSDA903 rule 586, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_START < DOB

/* examples
- name: the day before birth
  Missing: [{DOB: 2026-05-02, MIS_START: 2026-05-01}]
  flags: {Missing: [1]}
- name: on the day, or one of them unknown
  Missing: [{DOB: 2026-05-02, MIS_START: 2026-05-02}, {MIS_START: 2026-05-02}, {DOB: 2026-05-02}]
  flags: {}
*/
