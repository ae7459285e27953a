-- title: Unknown category of need
-- message: Category of need code is not a valid code.
-- severity: error
-- flags: Episodes(CIN)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give a category of need, N1 to N8.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 145, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where CIN not in ('N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8')

/* examples
- name: not on the list
  Episodes: [{CIN: 'N0'}, {CHILD: B, CIN: 'N9'}]
  flags: {Episodes: [1, 2]}
- name: on the list, or missing
  Episodes: [{CIN: 'N1'}, {CHILD: B, CIN: 'N8'}, {CHILD: C}]
  flags: {}
*/
