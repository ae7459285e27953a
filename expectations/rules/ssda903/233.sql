-- title: A reason for a change of placement in an episode that goes on
-- message: Reason for placement change is not required when the episode has not ceased.
-- severity: error
-- flags: Episodes(REASON_PLACE_CHANGE)
-- needs: Episodes
-- years: 2026-
-- dimension: consistency
-- to do: Take out the reason for the change of placement, or give the end of the episode.
-- choice: An end that cannot be read is an end.
-- differs: The public validator reads a field DATE_EPISODE_CEASED that a return does not have, and
--   so gives no result; we read DEC.
-- source: SSDA903 rule 233, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where DEC_as_sent is null and REASON_PLACE_CHANGE is not null

/* examples
- name: no end, and a reason
  Episodes: [{DECOM: 2026-05-01, REASON_PLACE_CHANGE: CARPL}]
  flags: {Episodes: [1]}
- name: ended, even on a day that cannot be read, or no reason
  Episodes:
    - {DEC: 2026-06-01, REASON_PLACE_CHANGE: CARPL}
    - {DEC: 31/31/2026, REASON_PLACE_CHANGE: CARPL}
    - {DECOM: 2026-06-01}
  flags: {}
*/
