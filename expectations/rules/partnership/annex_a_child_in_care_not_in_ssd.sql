-- title: A child in care in Annex A has no episode of care in the case system
-- message: Annex A lists the child as looked after, and the Standard Safeguarding Dataset holds
--   no episode of care of the child
-- severity: error
-- flags: annex_a__children_in_care(child_id)
-- needs: annex_a__children_in_care, ssd__cla_episodes
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01, CL02
-- to do: Check the child's number in the list; if it is right, find out why the daily extract
--   leaves the episode out.
-- source: a rule of this partnership

select lists.row_id as annex_a__children_in_care
from annex_a__children_in_care as lists
left join ssd__cla_episodes as ssd on
    ssd.agency_id = lists.agency_id
    and ssd.person_token = lists.child_token
where ssd.row_id is null and lists.child_token is not null

/* examples
- name: no episode at this council
  annex_a__children_in_care: [{child: A}]
  ssd__cla_episodes: [{child: A, agency_id: sheffield}]
  flags: {annex_a__children_in_care: [1]}
- name: an episode
  annex_a__children_in_care: [{child: A}]
  ssd__cla_episodes: [{child: A}]
  flags: {}
*/
