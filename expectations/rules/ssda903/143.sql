-- title: Unknown reason for the new episode
-- message: The reason for new episode code is not a valid code.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give a reason of the code list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 143, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where RNE not in ('S', 'P', 'L', 'T', 'U', 'B')

/* examples
- name: not on the list
  Episodes: [{RNE: 'X'}]
  flags: {Episodes: [1]}
- name: on the list, or missing
  Episodes: [{RNE: 'S'}, {CHILD: B, RNE: 'B'}, {CHILD: C}]
  flags: {}
*/
