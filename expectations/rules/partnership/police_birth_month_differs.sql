-- title: The month of birth differs between the police and the councils
-- message: The police hold a month of birth of the child that no council holds
-- severity: error
-- flags: police__persons(birth_date)
-- needs: police__persons, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: police
-- affects: DQ05, PL08
-- to do: Check the date of birth and correct it; if the police's is right, tell the council.
-- source: a rule of this partnership

with at_council as (
    select child_id, list(birth_month) as months
    from ssd__persons
    where child_id is not null and birth_month is not null
    group by child_id
)

select persons.row_id as police__persons
from police__persons as persons
join at_council using (child_id)
where not list_contains(at_council.months, persons.birth_month)

/* examples
- name: a year apart
  police__persons: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2011-05-01}]
  flags: {police__persons: [1]}
- name: the same at one of two councils, or none
  police__persons: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}, {child: A, agency_id: sheffield, birth_month: 2012-05-01}, {child: B}]
  flags: {}
*/
