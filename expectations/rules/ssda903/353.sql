-- title: An episode starts before 14 October 1991
-- message: No episode submitted can start before 14 October 1991.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the start of the episode.
-- source: SSDA903 rule 353, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DECOM < date '1991-10-14'

/* examples
- name: starts the day before
  Episodes: [{DECOM: 1991-10-13}]
  flags: {Episodes: [1]}
- name: starts that day, or no start
  Episodes: [{DECOM: 1991-10-14}, {}]
  flags: {}
*/
