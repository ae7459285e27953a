-- title: A previous permanence option of a child in care since before April 2016
-- message: There are entries for previous permanence options, but child has not started to be
--   looked after from 1 April 2016 onwards.
-- severity: error
-- flags: Episodes(DECOM), PrevPerm(LA_PERM, PREV_PERM, DATE_PERM)
-- needs: Episodes, PrevPerm
-- years: 2023-
-- dimension: consistency
-- to do: Take out the row on the previous permanence option, or correct the start of care.
-- choice: Care started with the first episode of the last unbroken period of care in this return; a
--   child without a dated episode passes.
-- differs: The validator takes the first day of this year for 1 April 2016, and the start of the
--   last episode for that of care; so it flags children who came into care between and have no new
--   episode, and passes those in care since before 2016 who have one. It also takes a date that
--   cannot be read, or of which a part is unknown, for a missing one.
-- source: SSDA903 rule 634, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_care_since as (
    select CHILD, max(period_start) as started_on
    from periods_of_care
    group by CHILD
)

select Episodes.row_id as Episodes, PrevPerm.row_id as PrevPerm
from PrevPerm
join in_care_since using (CHILD)
join Episodes using (CHILD)
where
    coalesce(PrevPerm.PREV_PERM, PrevPerm.LA_PERM, PrevPerm.DATE_PERM_as_sent) is not null
    and in_care_since.started_on < date '2016-04-01'

/* examples
- name: in care since the day before, with a new episode this year
  Episodes: [{DECOM: 2016-03-31, DEC: 2026-05-01}, {DECOM: 2026-05-01}]
  PrevPerm: [{DATE_PERM: ZZ/ZZ/2010}]
  flags: {Episodes: [1, 2], PrevPerm: [1]}
- name: in care since the day itself, came back since, an empty row, or no episode
  Episodes:
    - {DECOM: 2016-04-01}
    - {CHILD: B, DECOM: 2015-01-01, DEC: 2026-05-01}
    - {CHILD: B, DECOM: 2026-05-02}
    - {CHILD: C, DECOM: 2015-01-01}
  PrevPerm: [{PREV_PERM: P1}, {CHILD: B, PREV_PERM: P1}, {CHILD: C}, {CHILD: D, PREV_PERM: P1}]
  flags: {}
*/
