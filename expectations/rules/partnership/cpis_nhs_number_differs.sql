-- title: A plan in CP-IS stands under another NHS number than the child's
-- message: CP-IS holds the plan under an NHS number that is not the one in the health provider's
--   record of the person
-- severity: error
-- flags: ics__cpis_plans(nhs_number), ics__persons(nhs_number)
-- needs: ics__cpis_plans, ics__persons
-- years: -
-- dimension: accuracy
-- owner: ics
-- affects: HL06, DQ05
-- due working days: 2
-- to do: Trace the child's NHS number, correct the record, or ask the council to correct the plan
--   in CP-IS.
-- source: a rule of this partnership

select plans.row_id as ics__cpis_plans, persons.row_id as ics__persons
from ics__cpis_plans as plans
join ics__persons as persons using (agency_id, person_token)
where plans.nhs_number_token <> persons.nhs_number_token

/* examples
- name: two numbers
  ics__cpis_plans: [{child: A, nhs_number_token: one}]
  ics__persons: [{child: A, nhs_number_token: two}]
  flags: {ics__cpis_plans: [1], ics__persons: [1]}
- name: the same, or unknown in one
  ics__cpis_plans: [{child: A, nhs_number_token: one}, {child: B, nhs_number_token: two}]
  ics__persons: [{child: A, nhs_number_token: one}, {child: B}]
  flags: {}
*/
