-- title: A care leaver of Annex A is not one in the Standard Safeguarding Dataset
-- message: Annex A lists the young person as entitled to leaving care support, and the Standard
--   Safeguarding Dataset does not
-- severity: error
-- flags: annex_a__care_leavers(child_id)
-- needs: annex_a__care_leavers, ssd__care_leavers
-- years: -
-- dimension: completeness
-- owner: council
-- affects: CL16
-- to do: Add the young person to the care leavers of the daily extract, or take them off the list.
-- source: a rule of this partnership

select lists.row_id as annex_a__care_leavers
from annex_a__care_leavers as lists
left join ssd__care_leavers as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
where ssd.row_id is null and lists.child_token is not null

/* examples
- name: not listed
  annex_a__care_leavers: [{child: A}]
  ssd__care_leavers: [{child: B}]
  flags: {annex_a__care_leavers: [1]}
- name: listed
  annex_a__care_leavers: [{child: A}]
  ssd__care_leavers: [{child: A}]
  flags: {}
*/
