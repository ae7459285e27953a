-- title: A looked-after mother of SSDA903 has no child in the case system
-- message: SSDA903 says that the looked-after child is a mother, and the Standard Safeguarding
--   Dataset does not list her as one
-- severity: error
-- flags: ssda903__header(is_mother)
-- needs: ssda903__header, ssd__mothers
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Enter the mother and her child in the case system, or correct the return.
-- source: a rule of this partnership

select header.row_id as ssda903__header
from ssda903__header as header
left join ssd__mothers as mothers using (agency_id, person_token)
where header.is_mother and mothers.row_id is null and header.person_token is not null

/* examples
- name: not listed
  ssda903__header: [{child: A, is_mother: true}]
  ssd__mothers: [{child: B}]
  flags: {ssda903__header: [1]}
- name: listed, or no mother
  ssda903__header: [{child: A, is_mother: true}, {child: B, is_mother: false}, {child: C}]
  ssd__mothers: [{child: A}]
  flags: {}
*/
