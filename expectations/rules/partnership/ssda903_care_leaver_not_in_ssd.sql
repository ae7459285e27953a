-- title: A care leaver of SSDA903 is not a care leaver in the case system
-- message: SSDA903 lists the young person as a care leaver, and the Standard Safeguarding Dataset
--   does not
-- severity: query
-- flags: ssda903__oc3(person_id)
-- needs: ssda903__oc3, ssd__care_leavers
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL16
-- to do: Add the young person to the list of care leavers of the daily extract, or correct the
--   return.
-- choice: A care leaver who has turned 22 since may have left the daily extract and is not
--   compared.
-- source: a rule of this partnership

select oc3.row_id as ssda903__oc3
from ssda903__oc3 as oc3
left join ssd__care_leavers as leavers using (agency_id, person_token)
where
    leavers.row_id is null
    and oc3.person_token is not null
    and birthday(oc3.birth_month, 22) > as_of()

/* examples
- name: not in the list
  ssda903__oc3: [{child: A, birth_month: 2006-01-01}]
  ssd__care_leavers: [{child: B}]
  flags: {ssda903__oc3: [1]}
- name: in the list, or 22 by now
  ssda903__oc3: [{child: A, birth_month: 2006-01-01}, {child: B, birth_month: 2004-03-01}]
  ssd__care_leavers: [{child: A}]
  flags: {}
*/
