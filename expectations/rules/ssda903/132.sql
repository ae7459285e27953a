-- title: Activity after care is missing or not a code
-- message: Data entry for activity after leaving care is invalid.
-- severity: error
-- flags: OC3(ACTIV)
-- needs: OC3
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list; 0 if the young person is not in touch.
-- choice: A missing activity is wrong even where the young person is not in touch, for that is
--   coded 0. F3 and P3 are codes no longer.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals. It may
--   read 0 as 0.0 and flags it.
-- source: SSDA903 rule 132, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where
    ACTIV is null
    or ACTIV not in (
        'F1', 'P1', 'F2', 'P2', 'F4', 'P4', 'F5', 'P5', 'G4', 'G5', 'G6', '0'
    )

/* examples
- name: not on the list, or missing
  OC3: [{ACTIV: 'F3'}, {CHILD: B, ACTIV: '0.0'}, {CHILD: C}]
  flags: {OC3: [1, 2, 3]}
- name: on the list
  OC3: [{ACTIV: 'F1'}, {CHILD: B, ACTIV: 'G6'}, {CHILD: C, ACTIV: '0'}]
  flags: {}
*/
