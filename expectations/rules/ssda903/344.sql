-- title: A care leaver who died or returned home, with an activity or accommodation
-- message: The record shows the young person has died or returned home to live with parent(s) or
--   someone with parental responsibility for a continuous period of 6 months or more, but activity
--   and/or accommodation on leaving care have been completed.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: OC3
-- years: 2023-
-- dimension: consistency
-- to do: Give 0 for activity and accommodation, or correct the contact.
-- differs: The public validator also flags a blank activity or accommodation; the words speak of
--   completed ones, and rule 153 asks that all be coded.
-- source: SSDA903 rule 344, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where IN_TOUCH in ('DIED', 'RHOM') and (ACTIV <> '0' or ACCOM <> '0')

/* examples
- name: an activity, or accommodation
  OC3: [{IN_TOUCH: DIED, ACTIV: F2, ACCOM: 0}, {CHILD: B, IN_TOUCH: RHOM, ACCOM: K1}]
  flags: {OC3: [1, 2]}
- name: zero, blank, or in touch
  OC3:
    - {IN_TOUCH: DIED, ACTIV: 0, ACCOM: 0}
    - {CHILD: B, IN_TOUCH: RHOM}
    - {CHILD: C, IN_TOUCH: 'YES', ACTIV: F2, ACCOM: K1}
    - {CHILD: D, ACTIV: F2, ACCOM: K1}
  flags: {}
*/
