-- title: The month of birth differs between health and a council
-- message: The health provider and a council hold different months of birth of the child
-- severity: error
-- flags: ics__persons(birth_date)
-- needs: ics__persons, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: ics
-- affects: DQ05, HL01
-- to do: Check the date of birth with the national demographic record; if health's is right, tell
--   the council.
-- choice: Flagged where no council holds the month that health does.
-- source: a rule of this partnership

with at_council as (
    select child_id, list(birth_month) as months
    from ssd__persons
    where child_id is not null and birth_month is not null
    group by child_id
)

select persons.row_id as ics__persons
from ics__persons as persons
join at_council using (child_id)
where not list_contains(at_council.months, persons.birth_month)

/* examples
- name: a month apart
  ics__persons: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}]
  flags: {ics__persons: [1]}
- name: the same at one of two councils, or none
  ics__persons: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}, {child: A, agency_id: sheffield, birth_month: 2012-05-01}, {child: B}]
  flags: {}
*/
