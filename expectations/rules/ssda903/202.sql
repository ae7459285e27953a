-- title: Another sex than the year before
-- message: The gender code conflicts with the gender already recorded for this child.
-- severity: error
-- flags: Header(SEX)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the sex, or confirm that last year's was wrong.
-- choice: 1 and M, and 2 and F, are the same. A sex in one of the years only is another one.
-- differs: It compares the codes as they stand, and so flags every child in 2024/25, when 1 and 2
--   became M and F.
-- source: SSDA903 rule 202, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with last_year as (
    select CHILD, case SEX when '1' then 'M' when '2' then 'F' else SEX end as SEX
    from Header_last
)

select Header.row_id as Header
from Header
join last_year using (CHILD)
where case Header.SEX when '1' then 'M' when '2' then 'F' else Header.SEX end
    is distinct from last_year.SEX

/* examples
- name: another one, or only one of the years has it
  Header: [{SEX: M}, {CHILD: B, SEX: F}, {CHILD: C}]
  Header_last: [{SEX: F}, {CHILD: B}, {CHILD: C, SEX: F}]
  flags: {Header: [1, 2, 3]}
- name: the same, in neither, or a new child
  Header: [{SEX: U}, {CHILD: B}, {CHILD: C, SEX: F}]
  Header_last: [{SEX: U}, {CHILD: B}]
  flags: {}
- name: the codes changed in 2024/25
  year: 2025
  Header: [{SEX: M}, {CHILD: B, SEX: F}, {CHILD: C, SEX: F}]
  Header_last: [{SEX: 1}, {CHILD: B, SEX: 2}, {CHILD: C, SEX: 1}]
  flags: {Header: [3]}
- name: without the year before
  Header: [{SEX: M}]
  without: [Header_last]
  state: not run
  flags: {}
*/
