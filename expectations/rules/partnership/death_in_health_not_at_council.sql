-- title: A child who died is alive in the case system
-- message: The health record holds the child's death, and the council's Standard Safeguarding
--   Dataset holds none
-- severity: error
-- flags: ssd__persons(death_date)
-- needs: ssd__persons, ics__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: LR01, AS05
-- due working days: 2
-- to do: Check at once with the child death review team and correct the record, so that no visit
--   or letter goes to the family.
-- source: a rule of this partnership

with died as (
    select distinct child_id from ics__persons where death_month is not null and child_id is not null
)

select persons.row_id as ssd__persons
from ssd__persons as persons
join died using (child_id)
where persons.death_month is null

/* examples
- name: no death at the council
  ics__persons: [{child: A, death_month: 2026-02-01}]
  ssd__persons: [{child: A}]
  flags: {ssd__persons: [1]}
- name: died in both, alive in both
  ics__persons: [{child: A, death_month: 2026-02-01}, {child: B}]
  ssd__persons: [{child: A, death_month: 2026-02-01}, {child: B}]
  flags: {}
*/
