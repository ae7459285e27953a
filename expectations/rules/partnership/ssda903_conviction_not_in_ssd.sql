-- title: A conviction of SSDA903 is not in the case system
-- message: SSDA903 says that the child was convicted or cautioned in the year, and the Standard
--   Safeguarding Dataset holds no conviction of the child
-- severity: query
-- flags: ssda903__oc2(is_convicted)
-- needs: ssda903__oc2, ssd__convictions
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Ask the youth justice service and correct the copy that differs.
-- choice: The day of the offence may lie before the year, so that any conviction will do.
-- source: a rule of this partnership

select oc2.row_id as ssda903__oc2
from ssda903__oc2 as oc2
left join ssd__convictions as convictions using (agency_id, person_token)
where oc2.is_convicted and convictions.row_id is null and oc2.person_token is not null

/* examples
- name: no conviction
  ssda903__oc2: [{child: A, is_convicted: true}]
  ssd__convictions: [{child: B, offence_date: 2025-06-02}]
  flags: {ssda903__oc2: [1]}
- name: convicted, or not in the return
  ssda903__oc2: [{child: A, is_convicted: true}, {child: B, is_convicted: false}, {child: C}]
  ssd__convictions: [{child: A, offence_date: 2024-06-02}]
  flags: {}
*/
