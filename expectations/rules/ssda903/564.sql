-- title: Missing or away without a start
-- message: Child was missing or away from placement without authorisation and the date started is
--   blank.
-- severity: error
-- flags: Missing(MISSING, MIS_START)
-- needs: Missing
-- years: 2023-
-- dimension: completeness
-- to do: Give the day on which the child went missing or away.
-- source: SSDA903 rule 564, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MISSING in ('M', 'A') and MIS_START_as_sent is null

/* examples
- name: missing, and away
  Missing: [{MISSING: M}, {MISSING: A, MIS_END: 2026-05-01}]
  flags: {Missing: [1, 2]}
- name: has a start, one that cannot be read, or no kind
  Missing: [{MISSING: M, MIS_START: 2026-05-01}, {MISSING: A, MIS_START: '31/31/2026'}, {MISSING: X}, {}]
  flags: {}
*/
