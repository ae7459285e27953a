-- title: No pupil number for a child who is looked after
-- message: Unique Pupil Number (UPN) field is not completed.
-- severity: error
-- flags: Header(UPN)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: completeness
-- to do: Give the pupil number, or the code UN1 to UN5 that says why there is none.
-- choice: Asked of children with an episode outside respite care (V3, V4).
-- source: SSDA903 rule 442, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with looked_after as (
    select distinct CHILD from Episodes where coalesce(LS, '') not in ('V3', 'V4')
)

select Header.row_id as Header
from Header
join looked_after using (CHILD)
where Header.UPN is null

/* examples
- name: an episode outside respite care, or without a legal status
  Header: [{}, {CHILD: B}]
  Episodes: [{LS: V3}, {LS: C2}, {CHILD: B}]
  flags: {Header: [1, 2]}
- name: a number or a code, respite care only, or no episode
  Header: [{UPN: A123456789012}, {CHILD: B, UPN: UN1}, {CHILD: C}, {CHILD: D}]
  Episodes: [{LS: C2}, {CHILD: B, LS: C2}, {CHILD: C, LS: V3}, {CHILD: C, LS: V4}]
  flags: {}
*/
