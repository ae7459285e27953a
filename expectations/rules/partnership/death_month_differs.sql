-- title: The month of death differs between the council and health
-- message: The council and a health provider hold the child's death in different months
-- severity: error
-- flags: ssd__persons(death_date)
-- needs: ssd__persons, ics__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: LR01
-- to do: Take the day of death from the child death review and correct the copy that differs.
-- source: a rule of this partnership

with in_health as (
    select child_id, list(death_month) as months
    from ics__persons
    where death_month is not null and child_id is not null
    group by child_id
)

select persons.row_id as ssd__persons
from ssd__persons as persons
join in_health using (child_id)
where not list_contains(in_health.months, persons.death_month)

/* examples
- name: a month apart
  ics__persons: [{child: A, death_month: 2026-02-01}]
  ssd__persons: [{child: A, death_month: 2026-01-01}]
  flags: {ssd__persons: [1]}
- name: the same, or in one only
  ics__persons: [{child: A, death_month: 2026-02-01}, {child: B, death_month: 2026-02-01}]
  ssd__persons: [{child: A, death_month: 2026-02-01}, {child: B}]
  flags: {}
*/
