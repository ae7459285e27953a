-- title: A missing period starts after the year
-- message: The date that the child started to be missing or away from placement without
--   authorisation is after the end of the collection year.
-- severity: error
-- flags: Missing(MIS_START)
-- needs: Missing
-- years: 2023-
-- dimension: validity
-- to do: Correct the start, or leave the period to the next return.
-- source: SSDA903 rule 570, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_START > collection_end()

/* examples
- name: starts the day after
  Missing: [{MIS_START: 2027-04-01}]
  flags: {Missing: [1]}
- name: starts on the last day, before the year, or without a date
  Missing: [{MIS_START: 2027-03-31}, {MIS_START: 2026-03-31}, {}]
  flags: {}
*/
