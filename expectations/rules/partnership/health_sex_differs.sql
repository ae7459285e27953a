-- title: The sex differs between health and a council
-- message: Health has the child as male and a council as female, or the reverse
-- severity: query
-- flags: ics__persons(sex_code)
-- needs: ics__persons, ssd__persons
-- years: -
-- dimension: consistency
-- owner: ics
-- affects: DQ05, HL01
-- to do: Check the record; if health's is right, tell the council.
-- choice: Health's is the gender stated by the person and may lawfully differ from the sex at
--   birth. Flagged where no council holds the same.
-- source: a rule of this partnership

with at_council as (
    select child_id, list(distinct sex_code) as sexes
    from ssd__persons
    where child_id is not null and sex_code in ('M', 'F')
    group by child_id
)

select persons.row_id as ics__persons
from ics__persons as persons
join (values ('1', 'M'), ('2', 'F')) as genders (gender, sex) on genders.gender = persons.sex_code
join at_council using (child_id)
where not list_contains(at_council.sexes, genders.sex)

/* examples
- name: male in health, female at the council
  ics__persons: [{child: A, sex_code: '1'}]
  ssd__persons: [{child: A, sex_code: F}]
  flags: {ics__persons: [1]}
- name: the same, or unknown in one
  ics__persons: [{child: A, sex_code: '2'}, {child: B, sex_code: X}, {child: C, sex_code: '1'}]
  ssd__persons: [{child: A, sex_code: F}, {child: B, sex_code: F}, {child: C, sex_code: U}]
  flags: {}
*/
