-- title: A social worker episode ends on the day on which it starts
-- message: Social worker episode appears to have lasted for less than 24 hours.
-- severity: error
-- flags: SWEpisodes(SW_DECOM, SW_DEC)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: accuracy
-- to do: Correct the start or the end, or take out the episode.
-- choice: Dates have no hours, so an episode within one day is meant.
-- differs: The validator compares texts, so that it flags two dates with the same unknown parts and
--   passes two spellings of one day.
-- source: SSDA903 rule SW09STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where SW_DEC = SW_DECOM

/* examples
- name: the same day
  SWEpisodes: [{SW_DECOM: 2026-05-01, SW_DEC: 2026-05-01}]
  flags: {SWEpisodes: [1]}
- name: the next day, open, or in part unknown
  SWEpisodes: [{SW_DECOM: 2026-05-01, SW_DEC: 2026-05-02}, {SW_DECOM: 2026-05-01}, {SW_DECOM: ZZ/05/2026, SW_DEC: ZZ/05/2026}]
  flags: {}
*/
