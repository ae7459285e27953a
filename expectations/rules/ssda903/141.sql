-- title: The beginning of the episode is not a date
-- message: Date episode began is not a valid date.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the day on which the episode began.
-- source: SSDA903 rule 141, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DECOM is null and DECOM_as_sent is not null

/* examples
- name: no such day
  Episodes: [{DECOM: '31/02/2026'}, {CHILD: B, DECOM: '2019-13-01'}]
  flags: {Episodes: [1, 2]}
- name: a day, or none
  Episodes: [{DECOM: 2026-05-01}, {}]
  flags: {}
*/
