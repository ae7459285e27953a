-- title: A social worker episode without a start, or an early one without a social worker
-- message: For each social worker episode, information should be complete
-- severity: error
-- flags: SWEpisodes(SW_DECOM, SW_ID)
-- needs: SWEpisodes
-- years: 2025-
-- dimension: completeness
-- to do: Give the day on which the social worker took the case, and the social worker's identifier.
-- choice: Until 31 March 2023 no reason is asked; rule SW01bSTG1 has the later episodes. A start of
--   which a part is unknown is not complete.
-- source: SSDA903 rule SW01aSTG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where SW_DECOM is null or (SW_DECOM < date '2023-04-01' and SW_ID is null)

/* examples
- name: no start, an unknown one, or the day before without an identifier
  SWEpisodes: [{SW_ID: SW1}, {SW_ID: SW1, SW_DECOM: 01/ZZ/ZZZZ}, {SW_DECOM: 2023-03-31, SW_REASON: MANAGE}]
  flags: {SWEpisodes: [1, 2, 3]}
- name: the day before without a reason, or the day itself
  SWEpisodes: [{SW_ID: SW1, SW_DECOM: 2023-03-31}, {SW_DECOM: 2023-04-01}]
  flags: {}
*/
