-- title: The sex differs between the police and the councils
-- message: The police hold a sex of the child that no council holds
-- severity: error
-- flags: police__persons(sex_code)
-- needs: police__persons, ssd__persons
-- years: -
-- dimension: consistency
-- owner: police
-- affects: DQ05, PL08
-- to do: Check the record and correct it; if the police's is right, tell the council.
-- choice: An unknown sex is not compared.
-- source: a rule of this partnership

with at_council as (
    select child_id, list(distinct sex_code) as sexes
    from ssd__persons
    where child_id is not null and sex_code in ('M', 'F')
    group by child_id
)

select persons.row_id as police__persons
from police__persons as persons
join at_council using (child_id)
where persons.sex_code in ('M', 'F') and not list_contains(at_council.sexes, persons.sex_code)

/* examples
- name: male with the police, female at the council
  police__persons: [{child: A, sex_code: M}]
  ssd__persons: [{child: A, sex_code: F}]
  flags: {police__persons: [1]}
- name: the same, or unknown in one
  police__persons: [{child: A, sex_code: F}, {child: B, sex_code: U}, {child: C, sex_code: M}]
  ssd__persons: [{child: A, sex_code: F}, {child: B, sex_code: F}, {child: C, sex_code: U}]
  flags: {}
*/
