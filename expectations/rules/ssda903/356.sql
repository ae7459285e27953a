-- title: An episode ends before it starts
-- message: The date the episode ceased is before the date the same episode started.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start or the end of the episode.
-- source: SSDA903 rule 356, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DEC < DECOM

/* examples
- name: ends the day before
  Episodes: [{DECOM: 2026-05-02, DEC: 2026-05-01}]
  flags: {Episodes: [1]}
- name: ends that day, never, or has no start
  Episodes: [{DECOM: 2026-05-02, DEC: 2026-05-02}, {DECOM: 2026-05-02}, {DEC: 2026-05-01}]
  flags: {}
*/
