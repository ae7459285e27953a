-- title: A deprivation of liberty order that was open last year is not continued
-- message: There is an open DoLO in last year’s return and there is no corresponding DoLO recorded
--   at the start of this year..
-- severity: error
-- flags: DoLo(DOLO_START), Header(CHILD)
-- needs: DoLo, DoLo_last
-- years: 2027-
-- dimension: consistency
-- to do: Return the order again with the same start, and its end if it has ended.
-- choice: Any order of the child this year may have the start. If none has, the child's first order
--   is flagged, or its row in the header if it has no order this year. A start that cannot be read
--   is compared as it was written.
-- differs: The validator reports numbers of rows of last year's table as if they were this year's,
--   so the rows that it flags are others; it crashes where last year's table did not come; and it
--   compares texts.
-- source: SSDA903 rule 706, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with left_open as (
    select CHILD, coalesce(DOLO_START::varchar, DOLO_START_as_sent, '') as started_on
    from DoLo_last
    where DOLO_END_as_sent is null
),

this_year as (
    select
        row_id, CHILD, DOLO_START,
        coalesce(DOLO_START::varchar, DOLO_START_as_sent, '') as started_on
    from DoLo
),

not_continued as (
    select CHILD from left_open anti join this_year using (CHILD, started_on)
),

first_this_year as (
    select row_id, CHILD
    from this_year
    qualify row_number() over (partition by CHILD order by DOLO_START nulls last, row_id) = 1
)

select first_this_year.row_id as DoLo, null as Header
from first_this_year
semi join not_continued using (CHILD)
union all
select null, Header.row_id
from Header
semi join not_continued using (CHILD)
anti join first_this_year using (CHILD)

/* examples
- name: another start, or no order
  year: 2028
  Header: [{}, {CHILD: B}]
  DoLo: [{DOLO_START: 2027-06-01}, {DOLO_START: 2027-04-01}]
  DoLo_last: [{DOLO_START: 2027-03-30}, {CHILD: B, DOLO_START: 2027-03-30}]
  flags: {DoLo: [2], Header: [2]}
- name: the same start in any of its orders, or ended last year
  year: 2028
  Header: [{}, {CHILD: B}]
  DoLo: [{DOLO_START: 2026-06-01}, {DOLO_START: 2027-03-30}]
  DoLo_last: [{DOLO_START: 2027-03-30}, {CHILD: B, DOLO_START: 2027-03-01, DOLO_END: 2027-03-02}]
  flags: {}
- name: without the year before
  DoLo: [{DOLO_START: 2026-06-01}]
  without: [DoLo_last]
  state: not run
  flags: {}
*/
