-- title: The start of a social worker episode is not a date
-- message: Date social worker episode began is not a valid date..
-- severity: error
-- flags: SWEpisodes(SW_DECOM)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Give the day on which the social worker took the case, with ZZ or ZZZZ for an unknown
--   part.
-- choice: A date with unknown parts is valid if some day can be it; a start that is missing passes.
-- source: SSDA903 rule SW04STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select SWEpisodes.row_id as SWEpisodes
from SWEpisodes
anti join partial_dates on SWEpisodes.SW_DECOM_as_sent = partial_dates.as_sent
where SWEpisodes.SW_DECOM is null and SWEpisodes.SW_DECOM_as_sent is not null

/* examples
- name: no such day, or month
  SWEpisodes: [{SW_DECOM: 31/06/2026}, {SW_DECOM: ZZ/13/2026}, {SW_DECOM: SOON}]
  flags: {SWEpisodes: [1, 2, 3]}
- name: a date, one with unknown parts, or none
  SWEpisodes: [{SW_DECOM: 2026-05-01}, {SW_DECOM: 01/ZZ/ZZZZ}, {SW_DECOM: ZZ/02/2026}, {}]
  flags: {}
*/
