-- title: A child's gender in Annex A is not the sex in the case system
-- message: Annex A has the child as male and the Standard Safeguarding Dataset as female, or the
--   reverse
-- severity: query
-- flags: annex_a__children_in_need(gender_code), annex_a__cp_plans(gender_code),
--   annex_a__children_in_care(gender_code)
-- needs: annex_a__children_in_need, annex_a__cp_plans, annex_a__children_in_care, ssd__persons
-- years: -
-- dimension: consistency
-- owner: council
-- affects: DQ05
-- to do: Check the record and correct the copy that differs, or say that the gender is recorded
--   as another than the sex.
-- choice: A gender that the daily extract records as the list does is no fault, whatever the sex.
-- source: a rule of this partnership

select
    lists.in_need as annex_a__children_in_need,
    lists.on_plan as annex_a__cp_plans,
    lists.in_care as annex_a__children_in_care
from (
    select agency_id, child_token, gender_code, row_id as in_need from annex_a__children_in_need
    union all by name
    select agency_id, child_token, gender_code, row_id as on_plan from annex_a__cp_plans
    union all by name
    select agency_id, child_token, gender_code, row_id as in_care from annex_a__children_in_care
) as lists
join (values ('a) Male', 'M', 'F'), ('b) Female', 'F', 'M')) as genders (gender, same, opposite)
    on genders.gender = lists.gender_code
join ssd__persons as persons on
    persons.agency_id = lists.agency_id
    and persons.person_token = lists.child_token
where
    persons.sex_code = genders.opposite
    and persons.gender_code is distinct from genders.same

/* examples
- name: female in the list
  annex_a__children_in_need: [{child: A, gender_code: b) Female}]
  annex_a__cp_plans: [{child: A, gender_code: b) Female}]
  annex_a__children_in_care: [{child: B, gender_code: a) Male}]
  ssd__persons: [{child: A, sex_code: M}, {child: B, sex_code: M}]
  flags: {annex_a__children_in_need: [1], annex_a__cp_plans: [1]}
- name: the same, not stated, the gender that was recorded
  annex_a__children_in_need: [{child: A, gender_code: a) Male}]
  annex_a__cp_plans: [{child: B, gender_code: c) Not stated/recorded}]
  annex_a__children_in_care: [{child: C, gender_code: b) Female}]
  ssd__persons: [{child: A, sex_code: M}, {child: B, sex_code: F}, {child: C, sex_code: M, gender_code: F}]
  flags: {}
*/
