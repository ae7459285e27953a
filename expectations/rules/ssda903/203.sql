-- title: Another date of birth than the year before
-- message: Date of birth disagrees with the date of birth already recorded for this child.
-- severity: error
-- flags: Header(DOB)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth, or confirm that last year's was wrong.
-- choice: A date in one of the years only is another one.
-- differs: It may compare the wrong rows where a child stands twice in the header of the year
--   before.
-- source: SSDA903 rule 203, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last using (CHILD)
where Header.DOB is distinct from Header_last.DOB

/* examples
- name: another one, or only one of the years has it
  Header: [{DOB: 2015-05-01}, {CHILD: B, DOB: 2015-05-01}, {CHILD: C, DOB: '31/02/2015'}]
  Header_last: [{DOB: 2015-01-05}, {CHILD: B}, {CHILD: C, DOB: 2015-05-01}]
  flags: {Header: [1, 2, 3]}
- name: the same, in neither, or a new child
  Header: [{DOB: 2015-05-01}, {CHILD: B, DOB: '31/02/2015'}, {CHILD: C, DOB: 2015-05-01}]
  Header_last: [{DOB: 2015-05-01}, {CHILD: B}]
  flags: {}
- name: without the year before
  Header: [{DOB: 2015-05-01}]
  without: [Header_last]
  state: not run
  flags: {}
*/
