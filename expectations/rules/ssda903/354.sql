-- title: An episode starts after the end of the year
-- message: Date episode ceased must be on or before the end of the current collection year.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the start of the episode, or leave the episode to next year's return.
-- choice: The words name the date on which the episode ceased, but the field of the rule is DECOM,
--   its start; rule 385 is about its end.
-- source: SSDA903 rule 354, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DECOM > collection_end()

/* examples
- name: starts the day after
  year: 2026
  Episodes: [{DECOM: 2026-04-01}]
  flags: {Episodes: [1]}
- name: starts on the last day, or ends later
  year: 2026
  Episodes: [{DECOM: 2026-03-31}, {DECOM: 2026-03-01, DEC: 2026-04-01}, {}]
  flags: {}
*/
