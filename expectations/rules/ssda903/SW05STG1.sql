-- title: The end of a social worker episode is not a date
-- message: Date social worker episode began is not a valid date.
-- severity: error
-- flags: SWEpisodes(SW_DEC)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Give the day on which the social worker left the case, with ZZ or ZZZZ for an unknown
--   part, or nothing while the episode lasts.
-- choice: The end is looked at, which is the field of the rule, although its words speak of the
--   beginning, which rule SW04STG1 has. A date with unknown parts is valid if some day can be it.
-- source: SSDA903 rule SW05STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select SWEpisodes.row_id as SWEpisodes
from SWEpisodes
anti join partial_dates on SWEpisodes.SW_DEC_as_sent = partial_dates.as_sent
where SWEpisodes.SW_DEC is null and SWEpisodes.SW_DEC_as_sent is not null

/* examples
- name: no such day, or month
  SWEpisodes: [{SW_DEC: 31/06/2026}, {SW_DEC: ZZ/13/2026}]
  flags: {SWEpisodes: [1, 2]}
- name: a date, one with unknown parts, or none
  SWEpisodes: [{SW_DEC: 2026-05-01}, {SW_DEC: ZZ/05/2026}, {SW_DECOM: 31/06/2026}]
  flags: {}
*/
