-- title: The end of a deprivation of liberty order is not a date
-- message: The end date of the DoLO is not a valid date.
-- severity: error
-- flags: DoLo(DOLO_END)
-- needs: DoLo
-- years: 2027-
-- dimension: validity
-- to do: Give the day on which the order ended, or nothing while it lasts.
-- source: SSDA903 rule 701, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_END is null and DOLO_END_as_sent is not null

/* examples
- name: not a date
  DoLo: [{DOLO_END: '31/31/2026'}]
  flags: {DoLo: [1]}
- name: a date, or none
  DoLo: [{DOLO_END: 2026-05-01}, {}]
  flags: {}
*/
