-- title: A child is looked after in one list of Annex A and not among the children in care
-- message: The list of children in need says that the child is looked after, and the list of
--   children in care has no open period of care of the child
-- severity: error
-- flags: annex_a__children_in_need(case_status_code)
-- needs: annex_a__children_in_need, annex_a__children_in_care
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Correct the status of the case, or add the child to list 8.
-- source: a rule of this partnership

with in_care as (
    select distinct agency_id, child_token
    from annex_a__children_in_care
    where cla_end_date is null and child_token is not null
)

select lists.row_id as annex_a__children_in_need
from annex_a__children_in_need as lists
left join in_care using (agency_id, child_token)
where
    lists.case_status_code = 'a) Looked after child'
    and in_care.child_token is null
    and lists.child_token is not null

/* examples
- name: not in the list, and care has ended
  annex_a__children_in_need: [{child: A, case_status_code: a) Looked after child}, {child: B, case_status_code: a) Looked after child}]
  annex_a__children_in_care: [{child: B, cla_end_date: 2026-01-10}]
  flags: {annex_a__children_in_need: [1, 2]}
- name: in the list, another status
  annex_a__children_in_need: [{child: A, case_status_code: a) Looked after child}, {child: B, case_status_code: e) Closed episode}]
  annex_a__children_in_care: [{child: A}, {child: B, cla_end_date: 2026-01-10}]
  flags: {}
*/
