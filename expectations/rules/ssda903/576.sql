-- title: A missing period that was open last year is not continued
-- message: There is an open missing/away from placement without authorisation period in last year’s
--   return and there is no corresponding period recorded at the start of this year.
-- severity: error
-- flags: Missing(CHILD), Header(CHILD)
-- needs: Missing, Missing_last
-- years: 2023-
-- dimension: consistency
-- to do: Return the period again with the same start, and its end if it has ended.
-- choice: The child's first period this year must start on the same day. Flagged is that period, or
--   the child's row in the header if no period of the child came.
-- differs: The validator passes a child who has no period at all this year. The validator also
--   takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 576, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with left_open as (
    select CHILD, MIS_START
    from Missing_last
    where MIS_END_as_sent is null and MIS_START is not null
),

first_this_year as (
    select row_id, CHILD, MIS_START
    from Missing
    qualify row_number() over (partition by CHILD order by MIS_START nulls last, row_id) = 1
)

select first_this_year.row_id as Missing, null as Header
from first_this_year
join left_open using (CHILD)
where first_this_year.MIS_START is distinct from left_open.MIS_START
union all
select null, Header.row_id
from Header
semi join left_open using (CHILD)
anti join first_this_year using (CHILD)

/* examples
- name: another start, or none
  Missing: [{MIS_START: 2026-06-01}, {MIS_START: 2026-04-01}, {CHILD: B}]
  Missing_last: [{MIS_START: 2026-03-30}, {CHILD: B, MIS_START: 2026-03-30}]
  flags: {Missing: [2, 3]}
- name: no period this year
  Header: [{CHILD: B}, {}]
  Missing: [{CHILD: B, MIS_START: 2026-04-01}]
  Missing_last: [{MIS_START: 2026-03-30}]
  flags: {Header: [2]}
- name: the same start, or ended last year
  Header: [{}, {CHILD: B}]
  Missing: [{MIS_START: 2026-06-01}, {MIS_START: 2026-03-30}]
  Missing_last: [{MIS_START: 2026-03-30}, {CHILD: B, MIS_START: 2026-03-01, MIS_END: 2026-03-02}]
  flags: {}
- name: without the year before
  Missing: [{MIS_START: 2026-06-01}]
  without: [Missing_last]
  state: not run
  flags: {}
*/
