-- title: Unknown legal status
-- message: The legal status code is not a valid code.
-- severity: error
-- flags: Episodes(LS)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give a legal status of the code list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 144, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    LS not in (
        'C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'
    )

/* examples
- name: not on the list
  Episodes: [{LS: 'V1'}]
  flags: {Episodes: [1]}
- name: on the list, or missing
  Episodes: [{LS: 'C1'}, {CHILD: B, LS: 'L3'}, {CHILD: C}]
  flags: {}
*/
