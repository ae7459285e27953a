-- title: The council holds another NHS number of the child than health
-- message: The NHS number in the Standard Safeguarding Dataset is not the one in any health
--   provider's record of the same child
-- severity: error
-- flags: ssd__persons(nhs_number)
-- needs: ssd__persons, ics__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: DQ05, HL06
-- to do: Trace the NHS number and correct it in the case system, so that CP-IS finds the child.
-- choice: Health's number is taken as right, since health issues it.
-- source: a rule of this partnership

with in_health as (
    select child_id, list(nhs_number_token) as numbers
    from ics__persons
    where child_id is not null and nhs_number_token is not null
    group by child_id
)

select persons.row_id as ssd__persons
from ssd__persons as persons
join in_health using (child_id)
where not list_contains(in_health.numbers, persons.nhs_number_token)

/* examples
- name: two numbers
  ssd__persons: [{child: A, nhs_number_token: one}]
  ics__persons: [{child: A, nhs_number_token: two}]
  flags: {ssd__persons: [1]}
- name: the same, or unknown in one
  ssd__persons: [{child: A, nhs_number_token: one}, {child: B}, {child: C, nhs_number_token: two}]
  ics__persons: [{child: A, nhs_number_token: one}, {child: B, nhs_number_token: two}, {child: C}]
  flags: {}
*/
