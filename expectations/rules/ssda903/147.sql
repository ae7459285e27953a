-- title: The end of the episode is not a date
-- message: Date episode ceased is not a valid date.
-- severity: error
-- flags: Episodes(DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the day on which the episode ceased.
-- source: SSDA903 rule 147, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DEC is null and DEC_as_sent is not null

/* examples
- name: no such day
  Episodes: [{DEC: '31/02/2026'}, {CHILD: B, DEC: '2019-13-01'}]
  flags: {Episodes: [1, 2]}
- name: a day, or none
  Episodes: [{DEC: 2026-05-01}, {}]
  flags: {}
*/
