-- title: An episode starts before the previous one has ended
-- message: A new episode has started before the end date of the previous episode.
-- severity: error
-- flags: Episodes(DECOM, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the start of this episode or the end of the one before it.
-- choice: Compared with the episode before it in the order of DECOM; one that is open is not known
--   to end later.
-- source: SSDA903 rule 501, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where DECOM < previous_DEC

/* examples
- name: the day before, whatever the order of the file
  Episodes: [{DECOM: 2026-05-31}, {DECOM: 2026-05-01, DEC: 2026-06-01}]
  flags: {Episodes: [1]}
- name: the same day, the previous one is open, or another child
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01}, {DECOM: 2026-06-01}, {DECOM: 2026-07-01}, {CHILD: B, DECOM: 2026-05-31}]
  flags: {}
*/
