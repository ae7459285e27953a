-- title: A social worker episode ends outside the reporting period
-- message: Social worker episode end date should be on or after the start of the social worker
--   reporting period, and should be on or before the collection end date.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Correct the end, or take out an episode that ended before the period.
-- choice: The reporting period begins a year before the year of the return. The rule was modified
--   for 2024/25; the present condition is used from the start, the earlier one is not known.
-- differs: The validator takes a year for 365.2425 days, so that it flags an end on the first day
--   of the period where that holds a 29 February.
-- source: SSDA903 rule SW07STG2, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where SW_DEC < collection_start() - interval 1 year or SW_DEC > collection_end()

/* examples
- name: the day before the period, and the day after the year
  SWEpisodes: [{SW_DEC: 2025-03-31}, {SW_DEC: 2027-04-01}]
  flags: {SWEpisodes: [1, 2]}
- name: first and last day, or open
  SWEpisodes: [{SW_DEC: 2025-04-01}, {SW_DEC: 2027-03-31}, {}]
  flags: {}
- name: first day of a period with a 29 February
  year: 2025
  SWEpisodes: [{SW_DEC: 2023-04-01}]
  flags: {}
*/
