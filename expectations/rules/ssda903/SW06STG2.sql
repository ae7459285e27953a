-- title: A social worker episode starts after the year
-- message: Social worker episode data should be within the social worker data reporting year.
-- severity: error
-- flags: SWEpisodes(SW_DECOM)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Correct the start, or leave the episode to the next return.
-- choice: An episode that began before the year may last into it, so only a start after its last
--   day is outside; rule SW07STG2 has the ends.
-- source: SSDA903 rule SW06STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where SW_DECOM > collection_end()

/* examples
- name: the day after
  SWEpisodes: [{SW_DECOM: 2027-04-01}]
  flags: {SWEpisodes: [1]}
- name: the last day, years before, or no date
  SWEpisodes: [{SW_DECOM: 2027-03-31}, {SW_DECOM: 2019-03-31}, {}]
  flags: {}
*/
