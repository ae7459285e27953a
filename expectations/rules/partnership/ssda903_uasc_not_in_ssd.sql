-- title: An unaccompanied asylum-seeking child of SSDA903 is not one in the case system
-- message: SSDA903 lists the child as unaccompanied and seeking asylum, and the Standard
--   Safeguarding Dataset holds no such immigration status
-- severity: error
-- flags: ssda903__uasc(person_id)
-- needs: ssda903__uasc, ssd__immigration_statuses
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL01
-- to do: Check the child's immigration status and correct the copy that differs.
-- source: a rule of this partnership

with unaccompanied as (
    select distinct agency_id, person_token
    from ssd__immigration_statuses
    where immigration_status = 'Unaccompanied Asylum Seeking Child'
)

select uasc.row_id as ssda903__uasc
from ssda903__uasc as uasc
left join unaccompanied using (agency_id, person_token)
where unaccompanied.person_token is null and uasc.person_token is not null

/* examples
- name: another status
  ssda903__uasc: [{child: A}]
  ssd__immigration_statuses: [{child: A, immigration_status: Refugee Status}]
  flags: {ssda903__uasc: [1]}
- name: the same, even if ended since
  ssda903__uasc: [{child: A}]
  ssd__immigration_statuses:
  - {child: A, immigration_status: Unaccompanied Asylum Seeking Child, status_end_date: 2026-01-10}
  - {child: A, immigration_status: Refugee Status}
  flags: {}
*/
