-- title: Motherhood of a care leaver who was not looked after in the year
-- message: Motherhood details are not required for care leavers who have not been looked after
--   during the year.
-- severity: error
-- flags: Header(MOTHER)
-- needs: Episodes, Header, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Take out the mother field of the care leaver.
-- choice: Not looked after in the year is a child without episodes in this return; a care leaver
--   has at least one of the three fields of OC3. A mother field of 0 is a detail too.
-- source: SSDA903 rule 628, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with care_leavers as (
    select CHILD from OC3 where coalesce(IN_TOUCH, ACTIV, ACCOM) is not null
)

select Header.row_id as Header
from Header
semi join care_leavers using (CHILD)
anti join Episodes using (CHILD)
where Header.MOTHER is not null

/* examples
- name: a care leaver without episodes
  Header: [{MOTHER: '0'}, {CHILD: B, MOTHER: '1'}]
  OC3: [{IN_TOUCH: 'YES'}, {CHILD: B, ACCOM: B1}]
  flags: {Header: [1, 2]}
- name: no mother field, looked after, or an empty row
  Header: [{}, {CHILD: B, MOTHER: '1'}, {CHILD: C, MOTHER: '1'}, {CHILD: D, MOTHER: '1'}]
  OC3: [{IN_TOUCH: 'YES'}, {CHILD: B, IN_TOUCH: 'YES'}, {CHILD: C}]
  Episodes: [{CHILD: B, DECOM: 2026-05-01}]
  flags: {}
*/
