-- title: A deprivation of liberty order before birth
-- message: Dates of DoLOs are before child’s date of birth.
-- severity: error
-- flags: DoLo(DOLO_START)
-- needs: DoLo
-- years: 2027-
-- dimension: consistency
-- to do: Correct the start of the order or the date of birth.
-- choice: The start is compared with the date of birth in the same row.
-- differs: The validator also flags a start on the day of birth.
-- source: SSDA903 rule 708, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_START < DOB

/* examples
- name: the day before birth
  DoLo: [{DOB: 2026-05-02, DOLO_START: 2026-05-01}]
  flags: {DoLo: [1]}
- name: on the day, or one of them unknown
  DoLo: [{DOB: 2026-05-02, DOLO_START: 2026-05-02}, {DOLO_START: 2026-05-02}, {DOB: 2026-05-02}]
  flags: {}
*/
