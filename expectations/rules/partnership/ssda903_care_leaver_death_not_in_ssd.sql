-- title: A care leaver who died in SSDA903 is alive in the case system
-- message: SSDA903 says that the care leaver died, and the Standard Safeguarding Dataset holds no
--   death
-- severity: error
-- flags: ssda903__oc3(in_touch_code), ssd__persons(death_date)
-- needs: ssda903__oc3, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: CL16, LR01
-- due working days: 2
-- to do: Check at once whether the young person has died and correct the copy that differs.
-- source: a rule of this partnership

select oc3.row_id as ssda903__oc3, persons.row_id as ssd__persons
from ssda903__oc3 as oc3
join ssd__persons as persons using (agency_id, person_token)
where oc3.in_touch_code = 'DIED' and persons.death_month is null

/* examples
- name: no day of death
  ssda903__oc3: [{child: A, in_touch_code: DIED}]
  ssd__persons: [{child: A}]
  flags: {ssda903__oc3: [1], ssd__persons: [1]}
- name: died in both, alive in both
  ssda903__oc3: [{child: A, in_touch_code: DIED}, {child: B, in_touch_code: 'YES'}]
  ssd__persons: [{child: A, death_month: 2025-12-01}, {child: B}]
  flags: {}
*/
