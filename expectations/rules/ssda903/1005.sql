-- title: The end of the missing episode is not a date
-- message: The end date of the missing episode or episode that the child was away from placement
--   without authorisation is not a valid date.
-- severity: error
-- flags: Missing(MIS_END)
-- needs: Missing
-- years: 2023-
-- dimension: validity
-- to do: Correct the day on which the child came back, or leave it empty if the child is still
--   missing.
-- source: SSDA903 rule 1005, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Missing
from Missing
where MIS_END is null and MIS_END_as_sent is not null

/* examples
- name: no such day
  Missing: [{MIS_END: '31/02/2026'}, {CHILD: B, MIS_END: '2019-13-01'}]
  flags: {Missing: [1, 2]}
- name: a day, or none
  Missing: [{MIS_END: 2026-05-01}, {}]
  flags: {}
*/
