-- title: A deprivation of liberty order ends outside the year
-- message: The date that the DoLO ended is before the start or after the end of the collection
--   year.
-- severity: error
-- flags: DoLo(DOLO_END)
-- needs: DoLo
-- years: 2027-
-- dimension: validity
-- to do: Correct the end, or take out an order that ended before the year.
-- source: SSDA903 rule 704, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_END < collection_start() or DOLO_END > collection_end()

/* examples
- name: the day before the year, and the day after
  DoLo: [{DOLO_END: 2026-03-31}, {DOLO_END: 2027-04-01}]
  flags: {DoLo: [1, 2]}
- name: first and last day, or open
  DoLo: [{DOLO_END: 2026-04-01}, {DOLO_END: 2027-03-31}, {DOLO_START: 2026-05-01}]
  flags: {}
*/
