-- title: No valid start of the missing episode
-- message: The start date of the missing episode or episode that the child was away from placement
--   without authorisation is not a valid date.
-- severity: error
-- flags: Missing(MIS_START)
-- needs: Missing
-- years: 2023-
-- dimension: validity
-- to do: Give the day on which the child went missing.
-- choice: An episode without a start has no valid one.
-- source: SSDA903 rule 1004, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_START is null

/* examples
- name: no such day, or none
  Missing: [{MIS_START: '31/02/2026'}, {}]
  flags: {Missing: [1, 2]}
- name: a day
  Missing: [{MIS_START: 2026-05-01}]
  flags: {}
*/
