-- title: A social worker episode lacks social worker, start or reason
-- message: For each social worker episode, the social worker, the date on which the episode began
--   and the reason for it should be complete.
-- severity: error
-- flags: SWEpisodes(SW_ID, SW_DECOM, SW_REASON)
-- needs: SWEpisodes
-- years: 2024
-- dimension: completeness
-- to do: Give the social worker's identifier, the day on which the social worker took the case and
--   the reason.
-- choice: The list of words lacks those of this rule; the message is ours. Every row must be
--   complete, whenever it began. The rule held for 2023/24 only.
-- source: SSDA903 rule SW03STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where SW_ID is null or SW_DECOM_as_sent is null or SW_REASON is null

/* examples
- name: each of them missing
  SWEpisodes: [{SW_DECOM: 2023-05-01, SW_REASON: MANAGE}, {SW_ID: SW1, SW_REASON: MANAGE}, {SW_ID: SW1, SW_DECOM: 2022-05-01}]
  flags: {SWEpisodes: [1, 2, 3]}
- name: complete, the start perhaps in part
  SWEpisodes: [{SW_ID: SW1, SW_DECOM: 2023-05-01, SW_REASON: MANAGE}, {SW_ID: SW1, SW_DECOM: 01/ZZ/ZZZZ, SW_REASON: MANAGE}]
  flags: {}
*/
