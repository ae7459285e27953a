-- title: Unknown type of placement
-- message: Placement type code is not a valid code.
-- severity: error
-- flags: Episodes(PLACE)
-- needs: Episodes
-- years: 2025
-- dimension: validity
-- to do: Give a type of placement of the code list.
-- choice: In 2024/25 K3 is new, and H5 and P2 are gone.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 146, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE not in (
        'A3', 'A4', 'A5', 'A6', 'K1', 'K2', 'K3', 'P1', 'P3', 'R1', 'R2', 'R3', 'R5', 'S1', 'T0',
        'T1', 'T2', 'T3', 'T4', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'Z1'
    )

/* examples
- name: not on the list
  Episodes: [{PLACE: 'H5'}, {CHILD: B, PLACE: 'P2'}, {CHILD: C, PLACE: 'Z11'}]
  flags: {Episodes: [1, 2, 3]}
- name: on the list, or missing
  Episodes: [{PLACE: 'K3'}, {CHILD: B, PLACE: 'Z1'}, {CHILD: C}]
  flags: {}
*/
