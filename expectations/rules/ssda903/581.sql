-- title: A missing period starts on a day without care
-- message: Child is missing but has not yet started to be looked after.
-- severity: error
-- flags: Missing(MIS_START)
-- needs: Episodes, Missing
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of the missing period or of the episode.
-- choice: The start must lie in an episode of the child, its first and last day included; a start
--   that is missing, in a gap or after care is flagged as well. A child without episodes passes.
-- source: SSDA903 rule 581, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with within_care as (
    select Missing.row_id
    from Missing
    join Episodes using (CHILD)
    where
        Missing.MIS_START >= Episodes.DECOM
        and coalesce(Missing.MIS_START <= Episodes.DEC, true)
)

select Missing.row_id as Missing
from Missing
semi join Episodes using (CHILD)
anti join within_care using (row_id)

/* examples
- name: the day before care, the day after, or undated
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}]
  Missing: [{MIS_START: 2026-04-30}, {MIS_START: 2026-06-02}, {}]
  flags: {Missing: [1, 2, 3]}
- name: first and last day, in an open episode, or a child without episodes
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {CHILD: B, DECOM: 2026-05-01}]
  Missing: [{MIS_START: 2026-05-01}, {MIS_START: 2026-06-01}, {CHILD: B, MIS_START: 2027-01-01}, {CHILD: C}]
  flags: {}
*/
