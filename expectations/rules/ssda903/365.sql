-- title: A short-term respite placement of more than 17 days
-- message: Any individual short- term respite placement must not exceed 17 days.
-- severity: error
-- flags: Episodes(LS, DECOM, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status, or the start or end of the episode.
-- choice: Each episode by itself; one without an end, or with one that cannot be read, goes on to
--   31 March.
-- differs: The public validator enters 31 March as the end of every open episode and leaves it
--   there, so that rules after this one differ when it runs them together.
-- source: SSDA903 rule 365, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where LS = 'V3' and coalesce(DEC, collection_end()) > DECOM + 17

/* examples
- name: 18 days, or open for longer when the year ends
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-05-19, LS: V3}, {DECOM: 2027-03-13, LS: V3}]
  flags: {Episodes: [1, 2]}
- name: 17 days, another status, or no start
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-18, LS: V3}
    - {DECOM: 2027-03-14, LS: V3}
    - {DECOM: 2026-05-01, DEC: 2026-06-18, LS: V4}
    - {DEC: 2026-05-19, LS: V3}
  flags: {}
*/
