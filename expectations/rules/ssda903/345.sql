-- title: In touch with a care leaver, and activity or accommodation is zero
-- message: The data collection record shows the local authority is in touch with this young
--   person, but activity and/or accommodation data items are zero.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: OC3
-- years: 2023-
-- dimension: consistency
-- to do: Give the activity and the accommodation, or correct the contact.
-- choice: A blank is not zero; rule 153 asks that all be coded.
-- source: SSDA903 rule 345, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where IN_TOUCH = 'YES' and (ACTIV = '0' or ACCOM = '0')

/* examples
- name: one of the two is zero
  OC3: [{IN_TOUCH: 'YES', ACTIV: 0, ACCOM: K1}, {CHILD: B, IN_TOUCH: 'YES', ACCOM: 0}]
  flags: {OC3: [1, 2]}
- name: both are given or blank, or not in touch
  OC3:
    - {IN_TOUCH: 'YES', ACTIV: F2, ACCOM: K1}
    - {CHILD: B, IN_TOUCH: 'YES'}
    - {CHILD: C, IN_TOUCH: 'NO', ACTIV: 0, ACCOM: 0}
    - {CHILD: D, ACTIV: 0, ACCOM: 0}
  flags: {}
*/
