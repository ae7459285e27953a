-- title: A missing period starts while the one before lasts
-- message: A new missing/away from placement without authorisation period cannot start when the
--   previous missing/away from placement without authorisation period is still open. Missing/away
--   from placement without authorisation periods should also not overlap.
-- severity: error
-- flags: Missing(MIS_START, MIS_END)
-- needs: Missing
-- years: 2023-
-- dimension: consistency
-- to do: Give the end of the earlier period or correct the dates of the two.
-- choice: Periods are taken in the order of their ends, an open one by its start, and each is
--   compared with the one before; the later is flagged. It may start on the day on which the one
--   before ended.
-- source: SSDA903 rule 574, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_order as (
    select
        row_id, MIS_START,
        lag(row_id) over by_end as previous_row_id,
        lag(MIS_END) over by_end as previous_end
    from Missing
    where CHILD is not null
    window by_end as (
        partition by CHILD
        order by coalesce(MIS_END, MIS_START) nulls last, MIS_START nulls last, row_id
    )
)

select row_id as Missing
from in_order
where
    previous_row_id is not null
    and (previous_end is null or MIS_START < previous_end)

/* examples
- name: starts the day before the one before ends
  Missing: [{MIS_START: 2026-05-09, MIS_END: 2026-05-12}, {MIS_START: 2026-05-01, MIS_END: 2026-05-10}]
  flags: {Missing: [1]}
- name: the one before is open
  Missing: [{MIS_START: 2026-05-01}, {MIS_START: 2026-06-01, MIS_END: 2026-06-02}]
  flags: {Missing: [2]}
- name: one within another
  Missing: [{MIS_START: 2026-05-01, MIS_END: 2026-05-31}, {MIS_START: 2026-05-10, MIS_END: 2026-05-12}]
  flags: {Missing: [1]}
- name: starts on the day the one before ends, or is another child's
  Missing: [{MIS_START: 2026-05-01, MIS_END: 2026-05-10}, {MIS_START: 2026-05-10}, {CHILD: B, MIS_START: 2026-05-05}]
  flags: {}
*/
