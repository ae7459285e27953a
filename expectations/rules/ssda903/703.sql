-- title: A deprivation of liberty order starts after the year
-- message: The date that the DoLO started is after the end of the collection year.
-- severity: error
-- flags: DoLo(DOLO_START)
-- needs: DoLo
-- years: 2027-
-- dimension: validity
-- to do: Correct the start, or leave the order to the next return.
-- source: SSDA903 rule 703, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_START > collection_end()

/* examples
- name: the day after
  DoLo: [{DOLO_START: 2027-04-01}]
  flags: {DoLo: [1]}
- name: the last day, before the year, or no date
  DoLo: [{DOLO_START: 2027-03-31}, {DOLO_START: 2025-03-31}, {}]
  flags: {}
*/
