-- title: Neither missing nor away without authorisation
-- message: Missing type invalid.
-- severity: error
-- flags: Missing(MISSING)
-- needs: Missing
-- years: 2023-
-- dimension: validity
-- to do: Give M (missing) or A (away without authorisation).
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 1006, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MISSING not in ('M', 'A')

/* examples
- name: not on the list
  Missing: [{MISSING: 'X'}]
  flags: {Missing: [1]}
- name: on the list, or missing
  Missing: [{MISSING: 'M'}, {CHILD: B, MISSING: 'A'}, {CHILD: C}]
  flags: {}
*/
