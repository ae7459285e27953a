-- title: A deprivation of liberty order ends before it starts
-- message: The date that the DoLO ended is before the date that it started.
-- severity: error
-- flags: DoLo(DOLO_START, DOLO_END)
-- needs: DoLo
-- years: 2027-
-- dimension: consistency
-- to do: Correct the start or the end of the order.
-- differs: The validator also flags an order that ends on the day on which it starts.
-- source: SSDA903 rule 702, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as DoLo
from DoLo
where DOLO_END < DOLO_START

/* examples
- name: ends the day before
  DoLo: [{DOLO_START: 2026-05-02, DOLO_END: 2026-05-01}]
  flags: {DoLo: [1]}
- name: ends on the day, or is open
  DoLo: [{DOLO_START: 2026-05-02, DOLO_END: 2026-05-02}, {DOLO_START: 2026-05-02}, {DOLO_END: 2026-05-02}]
  flags: {}
*/
