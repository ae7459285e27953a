-- title: The care leaver fields are filled in part
-- message: All data items relating to a child's activity or accommodation after leaving care must
--   be coded or left blank.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: OC3
-- years: 2023-
-- dimension: completeness
-- to do: Fill all three fields, or none.
-- source: SSDA903 rule 153, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where
    coalesce(IN_TOUCH, ACTIV, ACCOM) is not null
    and (IN_TOUCH is null or ACTIV is null or ACCOM is null)

/* examples
- name: one or two of them
  OC3: [{ACCOM: B1}, {CHILD: B, IN_TOUCH: RHOM, ACTIV: '0'}]
  flags: {OC3: [1, 2]}
- name: all or none
  OC3: [{IN_TOUCH: RHOM, ACTIV: '0', ACCOM: '0'}, {CHILD: B}]
  flags: {}
*/
