-- title: A start of being missing or away, but not which of them
-- message: The date that the child started to be missing or away from placement without
--   authorisation has been completed but whether the child was missing or away from placement
--   without authorisation has not been completed.
-- severity: error
-- flags: Missing(MISSING, MIS_START)
-- needs: Missing
-- years: 2023-
-- dimension: completeness
-- to do: Say whether the child was missing (M) or away (A).
-- choice: A date that cannot be read counts as completed.
-- differs: The validator takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 565, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_START_as_sent is not null and MISSING is null

/* examples
- name: a start without a kind, also one that cannot be read
  Missing: [{MIS_START: 2026-05-01}, {MIS_START: '31/31/2026'}]
  flags: {Missing: [1, 2]}
- name: both, or only an end
  Missing: [{MISSING: M, MIS_START: 2026-05-01}, {MIS_END: 2026-05-01}]
  flags: {}
*/
