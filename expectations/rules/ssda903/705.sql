-- title: A deprivation of liberty order starts while the one before lasts
-- message: A DoLO cannot start when the previous DoLO is still open.
-- severity: error
-- flags: DoLo(DOLO_START, DOLO_END)
-- needs: DoLo
-- years: 2027-
-- dimension: consistency
-- to do: Give the end of the earlier order or correct the dates of the two.
-- choice: Orders are taken in the order of their ends, an open one by its start, and each is
--   compared with the one before; the later is flagged. It may start on the day on which the one
--   before ended.
-- source: SSDA903 rule 705, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, DOLO_START,
        lag(row_id) over by_end as previous_row_id,
        lag(DOLO_END) over by_end as previous_end
    from DoLo
    where CHILD is not null
    window by_end as (
        partition by CHILD
        order by coalesce(DOLO_END, DOLO_START) nulls last, DOLO_START nulls last, row_id
    )
)

select row_id as DoLo
from in_order
where
    previous_row_id is not null
    and (previous_end is null or DOLO_START < previous_end)

/* examples
- name: starts the day before the one before ends
  DoLo: [{DOLO_START: 2026-05-09, DOLO_END: 2026-05-12}, {DOLO_START: 2026-05-01, DOLO_END: 2026-05-10}]
  flags: {DoLo: [1]}
- name: the one before is open
  DoLo: [{DOLO_START: 2026-05-01}, {DOLO_START: 2026-06-01, DOLO_END: 2026-06-02}]
  flags: {DoLo: [2]}
- name: starts on the day the one before ends, or is another child's
  DoLo: [{DOLO_START: 2026-05-01, DOLO_END: 2026-05-10}, {DOLO_START: 2026-05-10}, {CHILD: B, DOLO_START: 2026-05-05}]
  flags: {}
*/
