-- title: A social worker episode without a start, a social worker or a reason
-- message: For each social worker episode, information should be complete
-- severity: error
-- flags: SWEpisodes(SW_DECOM, SW_ID, SW_REASON)
-- needs: SWEpisodes
-- years: 2025-
-- dimension: completeness
-- to do: Give the day on which the social worker took the case, the social worker's identifier and
--   the reason.
-- choice: Identifier and reason are asked from 1 April 2023; rule SW01aSTG1 has the earlier
--   episodes. A start of which a part is unknown is not complete.
-- source: SSDA903 rule SW01bSTG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where
    SW_DECOM is null
    or (SW_DECOM >= date '2023-04-01' and (SW_ID is null or SW_REASON is null))

/* examples
- name: no start, or from the first day without identifier or reason
  SWEpisodes: [{SW_ID: SW1, SW_REASON: MANAGE}, {SW_DECOM: 2023-04-01, SW_REASON: MANAGE}, {SW_DECOM: 2023-04-01, SW_ID: SW1}]
  flags: {SWEpisodes: [1, 2, 3]}
- name: complete, or earlier
  SWEpisodes: [{SW_DECOM: 2023-04-01, SW_ID: SW1, SW_REASON: MANAGE}, {SW_DECOM: 2023-03-31}]
  flags: {}
*/
