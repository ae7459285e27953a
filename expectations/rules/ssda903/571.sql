-- title: A missing period ends outside the year
-- message: The date that the child ceased to be missing or away from placement without
--   authorisation is before the start or after the end of the collection year.
-- severity: error
-- flags: Missing(MIS_END)
-- needs: Missing
-- years: 2023-
-- dimension: validity
-- to do: Correct the end, or take out a period that ended before the year.
-- source: SSDA903 rule 571, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_END < collection_start() or MIS_END > collection_end()

/* examples
- name: the day before the year, and the day after
  Missing: [{MIS_END: 2026-03-31}, {MIS_END: 2027-04-01}]
  flags: {Missing: [1, 2]}
- name: first and last day, or open
  Missing: [{MIS_END: 2026-04-01}, {MIS_END: 2027-03-31}, {MIS_START: 2026-05-01}]
  flags: {}
*/
