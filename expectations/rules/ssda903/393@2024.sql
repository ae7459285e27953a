-- title: Motherhood is not told of a girl who is looked after
-- message: Child is looked after but mother field is not completed.
-- severity: error
-- flags: Header(MOTHER)
-- needs: Header, Episodes
-- years: 2023-2024
-- dimension: completeness
-- to do: Complete MOTHER: 1 if she is a mother, 0 if not.
-- choice: Asked of girls with an episode outside respite care (V3, V4). Sex was coded 1 and 2 until
--   2023/24, in which 2 is female.
-- source: SSDA903 rule 393, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with looked_after as (
    select distinct CHILD from Episodes where coalesce(LS, '') not in ('V3', 'V4')
)

select Header.row_id as Header
from Header
join looked_after using (CHILD)
where Header.SEX = '2' and Header.MOTHER is null

/* examples
- name: at least one episode outside respite care
  Header: [{SEX: '2'}, {CHILD: B, SEX: '2'}]
  Episodes: [{LS: V3}, {LS: C2}, {CHILD: B}]
  flags: {Header: [1, 2]}
- name: MOTHER is there, another sex, respite care only, or no episode
  Header: [{SEX: '2', MOTHER: '0'}, {CHILD: B, SEX: '1'}, {CHILD: C, SEX: '2'}, {CHILD: D, SEX: '2'}]
  Episodes: [{LS: C2}, {CHILD: B, LS: C2}, {CHILD: C, LS: V4}]
  flags: {}
*/
