-- title: An episode starts and ends on the same day
-- message: Episode appears to have lasted for less than 24 hours
-- severity: error
-- flags: Episodes(DECOM, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the start or the end of the episode, or leave the episode out.
-- differs: The public validator compares texts: it also flags an episode with neither date and one
--   with twice the same unreadable text, and passes one day written in two ways.
-- source: SSDA903 rule 355, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DECOM = DEC

/* examples
- name: ends on the day of its start
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-05-01}]
  flags: {Episodes: [1]}
- name: ends the next day, or never, or has no dates
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-05-02}, {DECOM: 2026-05-01}, {}]
  flags: {}
- name: the same text that is no date
  Episodes: [{DECOM: 31/31/2026, DEC: 31/31/2026}]
  flags: {}
*/
