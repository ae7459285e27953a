-- title: A deprivation of liberty order without a valid start
-- message: The start date of the DoLO is not a valid date.
-- severity: error
-- flags: DoLo(DOLO_START)
-- needs: DoLo
-- years: 2027-
-- dimension: validity
-- to do: Give the day on which the order began.
-- choice: A start that is missing is not valid.
-- source: SSDA903 rule 700, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_START is null

/* examples
- name: not a date, or none
  DoLo: [{DOLO_START: '31/31/2026'}, {DOLO_END: 2026-05-01}]
  flags: {DoLo: [1, 2]}
- name: a date
  DoLo: [{DOLO_START: 2026-05-01}]
  flags: {}
*/
