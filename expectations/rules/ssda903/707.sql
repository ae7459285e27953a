-- title: A deprivation of liberty order is open, or ends, outside care
-- message: Child ceased to be looked after but there is a DoLO without an end date.
-- severity: error
-- flags: DoLo(DOLO_END)
-- needs: DoLo, Episodes
-- years: 2027-
-- dimension: consistency
-- to do: Give the day on which the order ended, at the latest the day on which care ended.
-- choice: An order without an end must lie in a period of care that is open and had begun; one with
--   an end must end within a period of care. A child without episodes passes.
-- source: SSDA903 rule 707, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select DoLo.row_id as DoLo
from DoLo
join periods_of_care using (CHILD)
where DoLo.DOLO_START is not null
group by DoLo.row_id
having not bool_or(
    case
        when DoLo.DOLO_END is null then
            periods_of_care.period_end is null
            and DoLo.DOLO_START >= periods_of_care.period_start
        else
            DoLo.DOLO_END >= periods_of_care.period_start
            and coalesce(DoLo.DOLO_END <= periods_of_care.period_end, true)
    end
)

/* examples
- name: open after care, ends after care, or ends before it
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}, {DECOM: 2026-06-01, DEC: 2026-09-01, REC: E4A}]
  DoLo:
    - {DOLO_START: 2026-08-01}
    - {DOLO_START: 2026-08-30, DOLO_END: 2026-09-02}
    - {DOLO_START: 2026-04-20, DOLO_END: 2026-04-30}
  flags: {DoLo: [1, 2, 3]}
- name: ends on the last or first day of care, is open in open care, or the child has no episode
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-09-01, REC: E4A}, {DECOM: 2026-12-01}]
  DoLo:
    - {DOLO_START: 2026-08-30, DOLO_END: 2026-09-01}
    - {DOLO_START: 2026-04-30, DOLO_END: 2026-05-01}
    - {DOLO_START: 2026-12-01}
    - {CHILD: B, DOLO_START: 2026-12-01}
  flags: {}
*/
