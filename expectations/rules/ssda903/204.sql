-- title: Another ethnicity than the year before
-- message: Ethnic origin code disagrees with the ethnic origin already recorded for this child.
-- severity: error
-- flags: Header(ETHNIC)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the ethnicity, or confirm that last year's was wrong.
-- choice: A code in one of the years only is another one, and so is one that replaces NOBT or
--   REFU.
-- differs: It may compare the wrong rows where a child stands twice in the header of the year
--   before.
-- source: SSDA903 rule 204, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last using (CHILD)
where Header.ETHNIC is distinct from Header_last.ETHNIC

/* examples
- name: another one, or only one of the years has it
  Header: [{ETHNIC: WBRI}, {CHILD: B, ETHNIC: WBRI}, {CHILD: C}]
  Header_last: [{ETHNIC: NOBT}, {CHILD: B}, {CHILD: C, ETHNIC: WBRI}]
  flags: {Header: [1, 2, 3]}
- name: the same, in neither, or a new child
  Header: [{ETHNIC: WBRI}, {CHILD: B}, {CHILD: C, ETHNIC: WBRI}]
  Header_last: [{ETHNIC: wbri}, {CHILD: B}]
  flags: {}
- name: without the year before
  Header: [{ETHNIC: WBRI}]
  without: [Header_last]
  state: not run
  flags: {}
*/
