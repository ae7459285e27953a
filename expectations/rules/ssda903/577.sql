-- title: A missing period is open, or ends, outside care
-- message: Child ceased to be looked after but there is a missing/away from placement without
--   authorisation period without an end date.
-- severity: error
-- flags: Missing(MIS_END)
-- needs: Episodes, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Give the day on which the missing period ended, at the latest the day on which care ended.
-- choice: A period without an end must lie in a period of care that is open and had begun; one with
--   an end must end within a period of care. A child without episodes passes.
-- source: SSDA903 rule 577, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Missing.row_id as Missing
from Missing
join periods_of_care using (CHILD)
where Missing.MIS_START is not null
group by Missing.row_id
having not bool_or(
    case
        when Missing.MIS_END is null then
            periods_of_care.period_end is null
            and Missing.MIS_START >= periods_of_care.period_start
        else
            Missing.MIS_END >= periods_of_care.period_start
            and coalesce(Missing.MIS_END <= periods_of_care.period_end, true)
    end
)

/* examples
- name: open, and care has ended
  Episodes: [{DECOM: 2025-01-01, DEC: 2026-06-01, REC: X1}, {DECOM: 2026-06-01, DEC: 2026-09-01, REC: E4A}]
  Missing: [{MIS_START: 2026-08-01}]
  flags: {Missing: [1]}
- name: ends after care, or before it
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-09-01, REC: E4A}]
  Missing: [{MIS_START: 2026-08-30, MIS_END: 2026-09-02}, {MIS_START: 2026-04-20, MIS_END: 2026-04-30}]
  flags: {Missing: [1, 2]}
- name: open since before the open period of care
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: E4A}, {DECOM: 2026-08-01}]
  Missing: [{MIS_START: 2026-05-20}]
  flags: {Missing: [1]}
- name: ends on the last or first day of care, is open in open care, or the child has no episode
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-09-01, REC: E4A}, {DECOM: 2026-12-01}]
  Missing:
    - {MIS_START: 2026-08-30, MIS_END: 2026-09-01}
    - {MIS_START: 2026-04-30, MIS_END: 2026-05-01}
    - {MIS_START: 2026-12-01}
    - {CHILD: B, MIS_START: 2026-12-01}
    - {MIS_END: 2026-10-01}
  flags: {}
*/
