-- title: A child who died is alive in the health record
-- message: A council holds the child's death, and the health provider's record of the child holds
--   none
-- severity: error
-- flags: ics__persons(death_date)
-- needs: ics__persons, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: ics
-- affects: LR01
-- due working days: 2
-- to do: Check at once with the child death review team and correct the record, so that no letter
--   goes to the family.
-- source: a rule of this partnership

with died as (
    select distinct child_id from ssd__persons where death_month is not null and child_id is not null
)

select persons.row_id as ics__persons
from ics__persons as persons
join died using (child_id)
where persons.death_month is null

/* examples
- name: no death in health
  ssd__persons: [{child: A, death_month: 2026-02-01}]
  ics__persons: [{child: A}]
  flags: {ics__persons: [1]}
- name: died in both, alive in both
  ssd__persons: [{child: A, death_month: 2026-02-01}, {child: B}]
  ics__persons: [{child: A, death_month: 2026-02-01}, {child: B}]
  flags: {}
*/
