-- title: A child's month of birth differs between Annex A and the case system
-- message: The Standard Safeguarding Dataset holds another month of birth of the child
-- severity: error
-- flags: annex_a__children_in_need(birth_date), annex_a__cp_plans(birth_date),
--   annex_a__children_in_care(birth_date)
-- needs: annex_a__children_in_need, annex_a__cp_plans, annex_a__children_in_care, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: DQ05
-- to do: Check the child's date of birth and correct the copy that differs.
-- source: a rule of this partnership

select
    lists.in_need as annex_a__children_in_need,
    lists.on_plan as annex_a__cp_plans,
    lists.in_care as annex_a__children_in_care
from (
    select agency_id, child_token, birth_month, row_id as in_need from annex_a__children_in_need
    union all by name
    select agency_id, child_token, birth_month, row_id as on_plan from annex_a__cp_plans
    union all by name
    select agency_id, child_token, birth_month, row_id as in_care from annex_a__children_in_care
) as lists
join ssd__persons as persons on
    persons.agency_id = lists.agency_id
    and persons.person_token = lists.child_token
where persons.birth_month <> lists.birth_month

/* examples
- name: in each of the lists
  annex_a__children_in_need: [{child: A, birth_month: 2012-05-01}]
  annex_a__cp_plans: [{child: B, birth_month: 2012-06-01}, {child: A, birth_month: 2012-05-01}]
  annex_a__children_in_care: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-06-01}, {child: B, birth_month: 2012-06-01}]
  flags: {annex_a__children_in_need: [1], annex_a__cp_plans: [2], annex_a__children_in_care: [1]}
- name: the same, or none
  annex_a__children_in_need: [{child: A, birth_month: 2012-05-01}]
  annex_a__cp_plans: [{child: B}]
  annex_a__children_in_care: [{child: A, birth_month: 2012-05-01}]
  ssd__persons: [{child: A, birth_month: 2012-05-01}, {child: B, birth_month: 2012-06-01}]
  flags: {}
*/
