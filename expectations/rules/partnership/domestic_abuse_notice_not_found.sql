-- title: A child of a domestic abuse incident names a notice that does not exist
-- message: The child is linked to the incident with a notice that is not among the police's
--   notices for the child
-- severity: error
-- flags: police__domestic_abuse_children(notice_id)
-- needs: police__domestic_abuse_children, police__child_notices
-- years: -
-- dimension: consistency
-- owner: police
-- affects: PL01, PL03
-- to do: Add the notice to the extract, or correct its number.
-- source: a rule of this partnership

select children.row_id as police__domestic_abuse_children
from police__domestic_abuse_children as children
left join police__child_notices as notices using (agency_id, notice_token, person_token)
where children.notice_token is not null and notices.row_id is null

/* examples
- name: no such notice, and another child's
  police__domestic_abuse_children: [{child: A, incident_token: x, notice_token: n}, {child: B, incident_token: x, notice_token: m}]
  police__child_notices: [{child: C, notice_token: m}]
  flags: {police__domestic_abuse_children: [1, 2]}
- name: the child's notice, or none
  police__domestic_abuse_children: [{child: A, incident_token: x, notice_token: n}, {child: B, incident_token: x}]
  police__child_notices: [{child: A, notice_token: n}]
  flags: {}
*/
