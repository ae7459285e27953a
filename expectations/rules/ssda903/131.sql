-- title: Being in touch after care is missing or not a code
-- message: Data entry for being in touch after leaving care is invalid.
-- severity: error
-- flags: OC3(IN_TOUCH)
-- needs: OC3
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 131, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where
    IN_TOUCH is null
    or IN_TOUCH not in ('YES', 'NO', 'DIED', 'REFU', 'NREQ', 'RHOM')

/* examples
- name: not on the list, or missing
  OC3: [{IN_TOUCH: 'Y'}, {CHILD: B}]
  flags: {OC3: [1, 2]}
- name: on the list
  OC3: [{IN_TOUCH: 'YES'}, {CHILD: B, IN_TOUCH: 'NO'}, {CHILD: C, IN_TOUCH: 'RHOM'}]
  flags: {}
*/
