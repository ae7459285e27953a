-- title: Both kinds of respite care in one year
-- message: A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.
-- severity: error
-- flags: Episodes(LS)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the legal status, so that the child has only V3 or only V4 in the year.
-- choice: Every episode of the return counts as one of the year.
-- source: SSDA903 rule 426, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with both_kinds as (
    select CHILD
    from Episodes
    where LS in ('V3', 'V4')
    group by CHILD
    having count(distinct LS) = 2
)

select Episodes.row_id as Episodes
from Episodes
join both_kinds using (CHILD)
where Episodes.LS in ('V3', 'V4')

/* examples
- name: one of each, and only those
  Episodes: [{LS: V3}, {LS: V4}, {LS: C2}]
  flags: {Episodes: [1, 2]}
- name: the same twice, or two children
  Episodes: [{LS: V3}, {LS: V3}, {CHILD: B, LS: V4}, {CHILD: B}]
  flags: {}
*/
