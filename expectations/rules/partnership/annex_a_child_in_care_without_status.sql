-- title: A child is among the children in care of Annex A and not looked after in the other list
-- message: The list of children in care has an open period of care of the child, and in the list
--   of children in need the case has another status
-- severity: error
-- flags: annex_a__children_in_care(cla_end_date), annex_a__children_in_need(case_status_code)
-- needs: annex_a__children_in_need, annex_a__children_in_care
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, AS05
-- to do: Correct the status of the case, or end the period of care in list 8.
-- choice: Of several rows of a child in the list of children in need, one with the right status
--   is enough; a child without a row is left aside.
-- source: a rule of this partnership

with statuses as (
    select
        agency_id, child_token,
        any_value(row_id) as row_id,
        bool_or(case_status_code[1] = 'a') as is_right
    from annex_a__children_in_need
    group by all
)

select in_care.row_id as annex_a__children_in_care, statuses.row_id as annex_a__children_in_need
from annex_a__children_in_care as in_care
join statuses using (agency_id, child_token)
where in_care.cla_end_date is null and not statuses.is_right

/* examples
- name: a child in need plan
  annex_a__children_in_need: [{child: A, case_status_code: c) Child in need plan}]
  annex_a__children_in_care: [{child: A}]
  flags: {annex_a__children_in_need: [1], annex_a__children_in_care: [1]}
- name: looked after, or care has ended
  annex_a__children_in_need: [{child: A, case_status_code: a) Looked after child}, {child: B, case_status_code: e) Closed episode}]
  annex_a__children_in_care: [{child: A}, {child: B, cla_end_date: 2026-01-10}]
  flags: {}
*/
