-- title: A missing period starts outside care
-- message: The date that the child started to be missing is after the child ceased to be looked
--   after.
-- severity: error
-- flags: Missing(MIS_START)
-- needs: Episodes, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the missing period or the dates of the episodes.
-- choice: The period must start within a period of care, its first and last day included; a start
--   before the first period of care is flagged as well. A child without episodes passes.
-- source: SSDA903 rule 578, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Missing.row_id as Missing
from Missing
join periods_of_care using (CHILD)
where Missing.MIS_START is not null
group by Missing.row_id
having not bool_or(
    Missing.MIS_START >= periods_of_care.period_start
    and coalesce(Missing.MIS_START <= periods_of_care.period_end, true)
)

/* examples
- name: the day after care, in a gap, or the day before
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {DECOM: 2026-08-01, DEC: 2026-09-01}]
  Missing: [{MIS_START: 2026-09-02}, {MIS_START: 2026-07-01}, {MIS_START: 2026-04-30}]
  flags: {Missing: [1, 2, 3]}
- name: first and last day, in open care, undated, or a child without episodes
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {CHILD: B, DECOM: 2026-08-01}]
  Missing:
    - {MIS_START: 2026-05-01}
    - {MIS_START: 2026-06-01}
    - {CHILD: B, MIS_START: 2027-03-31}
    - {}
    - {CHILD: C, MIS_START: 2026-05-01}
  flags: {}
*/
