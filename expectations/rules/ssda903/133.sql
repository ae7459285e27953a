-- title: Accommodation after care is missing or not a code
-- message: Data entry for accommodation after leaving care is invalid. If reporting on a childs
--   accommodation after leaving care the data entry must be valid
-- severity: error
-- flags: OC3(ACCOM)
-- needs: OC3
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list; 0 if the young person is not in touch.
-- choice: A missing accommodation is wrong even where the young person is not in touch, for that
--   is coded 0. No fixed abode (S) and custody (X) are never suitable, so there is no S1 or X1.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals. It may
--   read 0 as a number and flags it.
-- source: SSDA903 rule 133, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where
    ACCOM is null
    or ACCOM not in (
        'B1', 'B2', 'C1', 'C2', 'D1', 'D2', 'E1', 'E2', 'G1', 'G2', 'H1', 'H2', 'K1', 'K2', 'R1',
        'R2', 'S2', 'T1', 'T2', 'U1', 'U2', 'V1', 'V2', 'W1', 'W2', 'X2', 'Y1', 'Y2', 'Z1', 'Z2',
        '0'
    )

/* examples
- name: not on the list, or missing
  OC3: [{ACCOM: 'S1'}, {CHILD: B, ACCOM: 'X1'}, {CHILD: C, ACCOM: 'B3'}, {CHILD: D}]
  flags: {OC3: [1, 2, 3, 4]}
- name: on the list
  OC3: [{ACCOM: 'B1'}, {CHILD: B, ACCOM: 'S2'}, {CHILD: C, ACCOM: '0'}]
  flags: {}
*/
