-- title: A care leaver who died, as last year said, is given another contact this year
-- message: Care leaver has previously been reported as having died.
-- severity: error
-- flags: OC3(IN_TOUCH)
-- needs: OC3, OC3_last
-- years: 2026-
-- dimension: consistency
-- to do: Correct the contact of this year, or last year's return.
-- source: SSDA903 rule 348, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC3.row_id as OC3
from OC3
join OC3_last on OC3.CHILD = OC3_last.CHILD
where OC3_last.IN_TOUCH = 'DIED' and OC3.IN_TOUCH is distinct from 'DIED'

/* examples
- name: another contact, or none
  OC3: [{IN_TOUCH: 'YES'}, {CHILD: B}]
  OC3_last: [{IN_TOUCH: DIED}, {CHILD: B, IN_TOUCH: DIED}]
  flags: {OC3: [1, 2]}
- name: died in both years, died since, or was not in last year's return
  OC3: [{IN_TOUCH: DIED}, {CHILD: B, IN_TOUCH: DIED}, {CHILD: C, IN_TOUCH: 'YES'}]
  OC3_last: [{IN_TOUCH: DIED}, {CHILD: B, IN_TOUCH: 'YES'}]
  flags: {}
- name: last year's return is missing
  OC3: [{IN_TOUCH: 'YES'}]
  state: not run
  flags: {}
*/
